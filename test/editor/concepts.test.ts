import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConceptNode, ViewNode } from '../../client/src/views/concepts/concept-nodes.js';
import { ConceptsTree } from '../../client/src/views/concepts/concepts-tree.js';
import type { ConceptAnswer, GlossaryProblemAnswer } from '../../server/src/protocol.js';
import { closeAll, configure, cursor, eventually, noteUri, open, ready, remove, write } from './editor.js';

const folder = 'kiln-notes';
const path = { glossary: `${folder}/glossary.md`, one: `${folder}/a.md`, other: `${folder}/b.txt` };
const texts = {
  glossary:
    '# Kiln words\n\n## Bag wall\n\nBricks that keep the flame off the pots.\n\n## Saggar\nAliases: water\n\nA box.\n',
  one: 'The bag wall leans.\n\nBy a spy hole I mean the hole through which the cones are seen. The spy hole was shut.\n',
  other: 'No bag wall here, but a second spy hole.\n',
};

/** The rows of the view, fed by the real server; `fired` is what the editor would be told to draw anew. */
class Rows {
  readonly fired: (ViewNode[] | undefined)[] = [];
  readonly tree = new ConceptsTree(
    {
      request: async <Answer>(method: string, params: object) =>
        vscode.commands.executeCommand<Answer>(method.replace('/', '.query.'), params),
    },
    'name',
  );

  constructor() {
    this.tree.onDidChangeTreeData((nodes) => this.fired.push(nodes));
  }

  async ask(): Promise<void> {
    const ask = <Answer>(name: string) => vscode.commands.executeCommand<Answer>(`intertext.query.${name}`, {});
    const concepts = await ask<readonly ConceptAnswer[]>('concepts');
    await this.tree.take(concepts, await ask<readonly GlossaryProblemAnswer[]>('glossaryProblems'));
  }

  /** What was fired since the last time, as the labels of rows; a tree that is drawn anew as a whole is `all`. */
  takeFired(): readonly string[] {
    return this.fired.splice(0).flatMap((nodes) => (nodes ? nodes.map((node) => this.text(node)) : ['all']));
  }

  text(node: ViewNode): string {
    const { label = '', description = '' } = this.tree.getTreeItem(node);
    return `${typeof label === 'string' ? label : label.label} ${description}`.trim();
  }

  async find(name: string): Promise<ConceptNode> {
    for (const group of await this.tree.getChildren()) {
      for (const node of await this.tree.getChildren(group)) {
        if (node.kind === 'concept' && node.concept.name === name) return node;
      }
    }
    return assert.fail(`${name} is in the view`);
  }

  /** The notes of a concept and its mentions, as lines. */
  async below(node: ConceptNode): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const note of await this.tree.getChildren(node)) {
      lines.push(this.text(note));
      for (const mention of await this.tree.getChildren(note)) lines.push(`  ${this.text(mention)}`);
    }
    return lines;
  }
}

describe('the view Concepts', () => {
  before(async () => {
    await ready();
    await write(path.glossary, texts.glossary);
    await write(path.one, texts.one);
    await write(path.other, texts.other);
  });
  after(async () => {
    await vscode.workspace.saveAll();
    await closeAll();
    await remove(folder);
    await configure('glossary.severity.commonWord', undefined);
  });

  it('shows where a concept is mentioned, and follows what is typed without drawing the rest anew', async () => {
    const rows = new Rows();
    const wall = await eventually(async () => {
      await rows.ask();
      const found = await rows.find('Bag wall');
      await rows.find('spy hole');
      assert.equal(found.concept.notes, 3);
      return found;
    });
    assert.deepEqual(await rows.below(wall), [
      `a.md ${folder} · 1`,
      '  The bag wall leans.',
      `b.txt ${folder} · 1`,
      '  No bag wall here, but a second spy hole.',
      `glossary.md ${folder} · 1`,
      '  Bag wall',
    ]);
    rows.takeFired();
    await rows.ask();
    assert.deepEqual(rows.takeFired(), [], 'nothing has changed');

    const { document, edit } = await open(path.one, 'leans');
    const insert = (text: string, at: number) => edit((builder) => builder.insert(document.positionAt(at), text));
    await insert('again ', document.getText().indexOf('leans'));
    await eventually(async () => {
      await rows.ask();
      assert.match((await rows.below(wall)).join('\n'), /The bag wall again leans/);
    });
    assert.deepEqual(rows.takeFired(), [`a.md ${folder} · 1`], 'the note alone');

    await insert('\n\nAnother bag wall.', document.getText().length);
    await eventually(async () => {
      await rows.ask();
      assert.equal(wall.concept.mentions, 4);
    });
    assert.equal(await rows.find('Bag wall'), wall, 'the row is the same');
    const fired = rows.takeFired();
    assert.ok(
      !fired.includes('all') && fired.includes('Bag wall 4') && !fired.includes('spy hole 3'),
      fired.join('; '),
    );
  });

  it('is narrowed by a name or a form, and tells how many that are', async () => {
    const rows = new Rows();
    await rows.ask();
    const { all } = rows.tree.counts;
    rows.tree.filter('spy h');
    assert.deepEqual(rows.tree.counts, { all, shown: 1 });
    const [group, ...others] = await rows.tree.getChildren();
    assert.equal(others.length, 0, 'empty groups are left out');
    assert.equal(group && rows.tree.getTreeItem(group).collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    rows.tree.filter('');
    assert.deepEqual(rows.tree.counts, { all, shown: all });
  });

  it('marks a concept whose entry is mistaken', async () => {
    const rows = new Rows();
    await rows.ask();
    const icon = async () => rows.tree.getTreeItem(await rows.find('Saggar')).iconPath;
    assert.equal(((await icon()) as vscode.ThemeIcon).id, 'warning');
    await configure('glossary.severity.commonWord', 'off');
    await eventually(async () => {
      await rows.ask();
      assert.equal(((await icon()) as vscode.ThemeIcon).id, 'book');
    });
  });

  it('goes to the definition, and lists the mentions as references', async () => {
    const rows = new Rows();
    await rows.ask();
    await vscode.commands.executeCommand('intertext.goToConceptDefinition', await rows.find('Bag wall'));
    assert.equal(cursor(), `${path.glossary}:3`);
    await vscode.commands.executeCommand('intertext.goToConceptDefinition', await rows.find('spy hole'));
    assert.equal(cursor(), `${path.one}:3`);
    await vscode.commands.executeCommand('intertext.findConceptMentions', await rows.find('Bag wall'));
    assert.equal(cursor(), `${path.glossary}:3`);
  });

  it('ignores a concept, in the folder of its notes', async () => {
    const rows = new Rows();
    await rows.ask();
    await vscode.commands.executeCommand('intertext.ignoreConcept', await rows.find('spy hole'));
    await eventually(async () => {
      await rows.ask();
      await assert.rejects(rows.find('spy hole'));
    });
    // Not opened: a document would outlive the file and be taken for the next one.
    const file = await vscode.workspace.fs.readFile(noteUri('.intertext/ignored-terms'));
    assert.match(new TextDecoder().decode(file), /^spy hole$/m);
    await remove('.intertext');
    await eventually(async () => {
      await rows.ask();
      await rows.find('spy hole');
    });
  });

  it('adds a concept to the glossary', async () => {
    const rows = new Rows();
    await rows.ask();
    await open(path.one);
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
    await vscode.commands.executeCommand('intertext.addToGlossary', await rows.find('Bag wall'));
    assert.equal(cursor(), `${path.glossary}:3`, 'it is there');
  });
});
