/**
 * English as everybody writes it, against which the terms of some notes stand out: word classes told by lists, since
 * there is no tagger, and made by hand from general knowledge of the language. All in small letters, base forms.
 */

/** Adverbs, conjunctions, interjections, pronouns, numerals, days and months: no part of a term. */
export const adverbs =
  'ago ahead almost alone along already altogether always anyway apart around aside away back backwards barely ' +
  'besides beyond certainly clearly completely currently definitely despite directly early easily effectively ' +
  'either else elsewhere enough entirely especially essentially etc even eventually ever everywhere exactly ' +
  'extremely fairly finally forever forth forward frequently fully generally hardly hence hey highly hopefully ' +
  'however immediately indeed initially instead largely lately later less likewise literally mainly maybe ' +
  'meanwhile merely mostly namely nearly necessarily neither never nevertheless nonetheless normally nowadays ' +
  'obviously occasionally often oh ok okay ones otherwise particularly perhaps please possibly presumably ' +
  'previously primarily probably purely quickly quite rarely rather readily really recently regardless relatively ' +
  'roughly seldom seriously significantly similarly simply slightly slowly somehow sometimes somewhat somewhere ' +
  'soon specifically still strongly suddenly supposedly surely therefore thus today together tomorrow tonight ' +
  'totally twice typically ultimately unfortunately unless unlike unlikely upon usually virtually well whatever ' +
  'whenever whereas wherever whether whichever whoever within without yes yesterday yet zero one two three four ' +
  'five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand thousands ' +
  'million millions billion billions trillion half dozen dozens third fourth fifth anyone anybody anything ' +
  'everyone everybody everything someone somebody something nobody none nothing another others every now amongst ' +
  'among across toward towards throughout onto except including regarding concerning according whose first second ' +
  'secondly firstly next way ways thing things stuff lot lots bit kinda sorta wanna gonna gotta hmm huh wow yeah ' +
  'yep nope thanks hi hello via per versus vs re eg ie et al cf op btw imo lol due pretty super outside inside nor ' +
  'likely able sure aware worth monday tuesday wednesday thursday friday saturday sunday mondays tuesdays ' +
  'wednesdays thursdays fridays saturdays sundays january february march april june july august september october ' +
  'november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri';

/** Verbs that nearly every text has and that are hardly ever nouns; their regular forms are made from them. */
export const verbs =
  'accept achieve acknowledge acquire act adapt add admit adopt agree allow announce appear apply appreciate argue ' +
  'arise arrive ask assert assume attempt avoid be become begin behave believe belong bother bring build buy carry ' +
  'cause choose claim come compare complain complete concern conclude confirm confuse consider consist contain ' +
  'continue contribute convince create deal decide decrease define demonstrate deny depend derive describe deserve ' +
  'destroy determine develop differ disagree discover discuss do earn eat eliminate emphasize enable encourage end ' +
  'enjoy ensure enter establish estimate examine exist expect explain explore express extend fail fall feel fill ' +
  'find finish fit focus follow forget gain generate get give go grow guess handle happen hate have hear help hold ' +
  'hope identify ignore imagine imply improve include increase indicate inform intend introduce involve join keep ' +
  'know lack laugh lead learn leave lend let like listen live look lose love maintain make manage matter mean ' +
  'mention move must need notice obtain occur offer open ought perform pick point prefer prepare prevent produce ' +
  'propose protect prove provide publish pull push put quote reach read realize recall receive recognize recommend ' +
  'reduce refer reflect refuse reject relate release rely remain remember remind remove repeat replace reply ' +
  'report represent require respond return reveal ride say see seek seem select sell send set share show sit solve ' +
  'sound speak spend stand start state stay stop struggle study succeed suffer suggest suppose surprise survive ' +
  'take talk teach tell tend thank think throw treat trust try turn understand use vary wait walk want watch win ' +
  'wish wonder work worry write uncover pay cure spin strip iterate sabotage dig raise rise gather sleep wear sing ' +
  'swim climb marry kick kiss hug smile cry shout die kill steal save spot spread split steer stick strengthen ' +
  'weaken suck swear sweep undergo undermine upset urge warn wash weigh fix fly freeze grab greet hang heal hire ' +
  'hurt impose inspire install invent investigate invite lift melt mix modify motivate multiply nod obey observe ' +
  'oppose overcome owe participate pass perceive persuade pretend proceed purchase pursue quit accelerate ' +
  'accompany accumulate adjust advise aggregate amount annoy anticipate arrange assess assign associate attach ' +
  'attract automate await ban bend bet bind blend bless blow boil borrow bounce breathe bury buzz calculate cancel ' +
  'capture celebrate chase chat cheat check clean collapse collect combine communicate compete compose compute ' +
  'conceive condemn conduct connect construct consult consume convert convey cook correct correspond count cover ' +
  'crash crawl criticize cross crush cultivate cut damage declare decline decorate dedicate defeat defend delay ' +
  'delete deliver demand deploy desire detect devote differentiate diminish disappear discourage display ' +
  'distinguish distribute divide donate download drag dress drive drop dwell educate elicit embrace emerge employ ' +
  'encounter endorse engage engineer enhance entail escape evaluate evolve exceed exchange excite exclude execute ' +
  'exercise exhibit expand experience expose favor feed fetch finance float flow fold forbid force forgive ' +
  'formulate found fulfill govern grasp guarantee guide halt harm hesitate hide hit host incentivize incorporate ' +
  'induce infer inhibit inherit initiate inject insist inspect integrate interact interfere interpret interrupt ' +
  'interview invest invoke isolate justify kneel lean leap limit list locate merge neglect negotiate objecting ' +
  'obscure oblige operate organize overlap overwrite penetrate permit persist phrase place plant play please plot ' +
  'pour praise predict presume prevail proclaim prohibit promise promote propagate punish purport react rebuild ' +
  'reckon recover recruit redeem refine regard register regret regulate reinforce relax relieve render renew rent ' +
  'repair replicate rescue research resemble resist resolve restore restrict resume retain reverse review revise ' +
  'rule rush sacrifice satisfy scare schedule secure sense separate serve settle shake shape shift shoot shut ' +
  'simulate slip specify speculate spell stare stimulate store strike strive substitute summarize supply support ' +
  'surrender surround suspect sustain swallow switch tackle taste tear tempt terminate testify tie toss touch ' +
  'trace track trade transfer transform translate transmit travel trick trigger tweak twist undertake unfold ' +
  'utilize vanish verify view violate visit volunteer vote wander whisper wipe withdraw withhold witness wrap yell ' +
  'yield break crack burn bite';

/** Verb forms that no rule makes. */
export const irregular =
  'am arose ate became been began begun bought brought built came chose chosen did done drawn drew driven eaten fallen fell ' +
  'felt found forgot forgotten fought gave given goes gone got gotten grew grown had has heard held kept knew known laid ' +
  'led left lent lost made meant met paid proved proven ran read said sat saw seen sent shown sold sought spent spoke ' +
  'spoken stood taken taught thought threw thrown told took tried understood went were won wore worn written wrote ' +
  'does is are was being having doing going getting making taking giving coming saying putting trying using letting ' +
  'wants needs makes lets gets says tells goes means seems looks feels keeps works starts stops turns helps allows';

/** Forms of verbs that are nouns as much: "state space", "reading group", "learning rate". */
export const nominal =
  'acting building concern estimate focus guess increase learning living produce reading sound stand surprise ' +
  'teaching thinking thought training understanding working writing feeling meaning learned expected revealed read ' +
  'set open complete belief reasoning hearing listening planning marketing amount ban bet chat clean compound ' +
  'conduct count decline defeat desire display divide dress engineer exchange favor feed finance guide host ' +
  'interview label phrase place plant play plot race rent research review rule schedule sense shake shape store ' +
  'supply trade experience process test spot spread mark measure plan labelled correct separate secure obscure ' +
  'programming engineering hiring voting trading conditioning processing modelling modeling computing ' +
  'manufacturing banking coding betting signaling signalling sampling testing searching framing scaling tuning ' +
  'finetuning hacking gaming gambling running coaching speaking talking playing driving screening scoring ' +
  'filtering targeting tracking bargaining reinforced extended connected distributed integrated simulated applied ' +
  'combined state flow force split';

/** Verbs that are nouns too, but not where they begin a phrase. */
export const verbal =
  'act blend blow bounce change check claim climb collapse cook cover crash cross cry cut damage deal delay demand ' +
  'download drag drive drop end escape execute exercise float fold guarantee halt harm hate help hit hope hug hurt ' +
  'kiss lack land leap lift limit list look love matter merge mix move need offer pass point praise print promise ' +
  'purchase quote reach release reply report rescue return run rush sacrifice scare share shift show sleep slip ' +
  'smile spell stare start steal stick stop strike struggle study substitute support surrender suspect swallow ' +
  'swing switch taste tear tie toss touch trace track train transfer travel treat trick trigger trust turn twist ' +
  'use view visit volunteer vote walk wash waste watch weigh whisper win wish witness wonder work worry yield';

/** Adjectives that say how much, how good or which, and name no kind: no term begins with them. */
export const vague =
  'actual additional amazing amount annoying apparent appropriate arbitrary available awesome awful bad basic ' +
  'beautiful best better big bigger biggest brief bright broader careful certain cheap clear clever close closer ' +
  'comfortable complex complicated concrete confusing considerable constant convenient cool correct crazy crucial ' +
  'current cute dangerous decent deeper desirable different difficult distinct eager earlier easier easy elaborate ' +
  'embarrassing enormous entire equal essential evident exact excellent exciting expensive extra extreme familiar ' +
  'famous fancy fantastic far fascinating faster favorite few final fine former frequent fresh frustrating full ' +
  'fun funny further giant glad good gradual grand great greater greatest happy harder heavy helpful high higher ' +
  'highest historical honest horrible huge identical immediate important impossible impressive inevitable initial ' +
  'insane intense interested interesting key large larger largest last latter least legitimate lesser little lone ' +
  'long longer loud lovely low lower lowest lucky main major many massive meaningful mere mild minimal minor ' +
  'moderate modern more most multiple mundane naive nearby necessary new newer nice notable numerous obscure ' +
  'obvious occasional odd old older only opposite ordinary original outer overall own painful particular past ' +
  'plain plausible pleasant plenty poor popular potential powerful practical precious precise present proper pure ' +
  'quick rare ready real realistic reasonable recent related relevant remarkable respective rich right rough sad ' +
  'safe same scary separate serious several severe sharp short shorter silly similar simple simpler single slight ' +
  'small smaller smart smarter solid sophisticated special specific steady straight straightforward strange strict ' +
  'striking stronger stupid subsequent subtle successful such sudden sufficient suitable superior surprising ' +
  'temporary terrible thorough tiny total tough traditional tremendous true typical ultimate underlying unique ' +
  'unusual upcoming useful usual valid valuable various vast weird whole wide wider wonderful worse worst ' +
  'worthwhile wrong young younger individual resulting following remaining existing corresponding surrounding ' +
  'leading missing proposed given mentioned above aforementioned so-called eventual speculative clarified ' +
  'overwhelming ongoing desired intended unfinished thoughtful favourite alleged widespread sheer utter outright ' +
  'neat worthy hot warm tall thin thick dumb lazy busy tired angry afraid alive empty previous advanced imaginary ' +
  'equivalent weaker capable unable controlled online egregious inherent rapid actionable underneath safer ' +
  'inferior unlikely';

/** Nouns that stand for anything: they say little by themselves, and make terms with telling words. */
export const general =
  'ability access account action activity advantage advice age aim amount answer approach area argument article ' +
  'aspect attempt attention basis beginning benefit blog body book case category cause centuries century challenge ' +
  'chance change character child children circumstance class collection combination community comparison concept ' +
  'conclusion condition consequence consideration context control conversation copy cost country couple course ' +
  'criterion date day death decade definition degree description detail difference difficulty direction discussion ' +
  'distance document edge effect effort element email event evidence example exception existence experience ' +
  'explanation extent eye face fact factor failure fear feature field figure file foot form front function game ' +
  'gap goal ground group habit hand head heart history home hour house human idea image impact implication ' +
  'importance impression individual influence information input instance intention interaction interest ' +
  'introduction issue item job judgment kind lesson letter level lie life limit line link list location loss man ' +
  'material meeting member message method mind minute mistake moment money month morning name nature night note ' +
  'notion number object objection observation office opinion opportunity option order organization others outcome ' +
  'page pain pair paper part party passage path pattern percent percentage period perspective phrase picture piece ' +
  'place plan planet player plenty position possibility power practice presence pressure price principle problem ' +
  'procedure process product project property proportion purpose quality quantity question quote range rate ratio ' +
  'reality reason reference request research resource response responsibility rest result review role room rule ' +
  'scale school scene score section sense series set shape shift side sign similarity site situation size skill ' +
  'solution sort source space speech stage statement status step story strategy strength structure stuff style ' +
  'subject success suggestion sum summary system table task team technique term test text theme theory thought ' +
  'thread time title tool topic town trait trick trouble truth type understanding university update usage value ' +
  'variety version view voice way week weight while word work world year tens ones lots majority guys kids names ' +
  'edit technology organisation industry movie film video website appendix footnote heading sequence edition draft ' +
  'progress population translation expression consensus development deployment server computer producer';

/** Adjectives that name a kind in some terms, and say little in most phrases: "hard takeoff", "hard work". */
export const kinds =
  'hard fast slow strong weak common rational human personal positive negative normal random relative prior local ' +
  'maximum minimum partial average public private standard effective direct narrow broad fundamental possible ' +
  'perfect complete ideal future';

/** Persons, houses of business and parts of texts: no term ends with them. */
export const people =
  'actor adult agency author boss boy brother chapter citizen client colleague comment commenter companies company ' +
  'consumer critic customer dad daughter developer doctor economist employee employer engineer essay excerpt ' +
  'expert family farmer father fellow folks friend gentleman girl guy husband journalist kid lady lawyer leader ' +
  'listener manager men mom mother neighbor novel novelist nurse opponent owner paragraph parent participant ' +
  'patient people person philosopher physicist poet politician post priest professor proponent psychologist reader ' +
  'researcher scholar scientist sentence sister soldier son speaker student subscriber supporter teacher teenager ' +
  'user viewer voter wife woman women worker writer';

/** Things that everybody knows. */
export const objects =
  'apple arm bag ball bank banana bathroom beach bed bell bird blanket boat bone boot bottle bowl brick bus button ' +
  'cake camera candle candy car carpet cat ceiling chair chicken church clock cloth clothes cloud coat coffee coin ' +
  'cookie corn couch cow cream cup curtain desk dinner dish dog doll door dress drink driver drug dust ear egg ' +
  'elephant fence finger fish floor flower fork frog fruit garden gate glass glove gold grass gun hair hallway hat ' +
  'hole horse hotel ice iron jacket jar juice key kitchen knife lamp leaf leg lion lip lunch magazine mail meal ' +
  'meat milk mirror moon mountain mouse mouth mug nail neck needle newspaper nose oil orange oven paint pants park ' +
  'party path pen pencil phone piano picture pig pizza plane plate pocket pool potato rabbit radio rain rice ring ' +
  'river road rock roof rope rose salt sand sandwich sauce shirt shoe shop shore shoulder sky snake snow soap sock ' +
  'song soup spoon stair star stick stone store street sugar suit sun table tablet tea teeth ticket tie toe tooth ' +
  'towel tower toy tractor train tree truck umbrella vegetable wagon wall watch wheel wind window wine wing wood ' +
  'yard cancer wage dollar lottery';

/** Adjectives of nations, tongues and faiths: they say whose, not what kind. */
export const nations =
  'african american arab asian australian brazilian british buddhist canadian catholic chinese christian dutch eastern ' +
  'egyptian english european french german greek hindu indian iranian irish islamic israeli italian japanese jewish korean ' +
  'latin mexican muslim northern norwegian persian polish portuguese protestant roman russian scottish southern soviet ' +
  'spanish swedish swiss turkish ukrainian vietnamese western';

/** What names of places, houses and papers end with. */
export const places =
  'airport avenue bay beach bridge building church city coast college county court desert hall hills hospital hotel house ' +
  'island islands journal kingdom lake library magazine mountain mountains museum news north ocean park prize post press ' +
  'province republic review river road school sea south square state states station street times tower town university ' +
  'valley village west east world york foundation institute corporation committee';

/** Parts of compounds that make adjectives of them, first parts and last ones. */
export const prefixes =
  'all anti co counter cross ex full half high hyper ill inter intra long low mid multi non one over part post pre pseudo ' +
  'quasi re self semi short single sub super three two ultra un under well first second third ever far now so';
export const suffixes =
  'aligned aware based bound centric class conscious dependent driven end existent focused free friendly generated heavy ' +
  'independent intensive led level like looking made minded off offs old only oriented out proof related scale seeking ' +
  'specific style term type up wide world year';

/** Acronyms, in small letters, that everybody knows, and capitals that are no acronyms. */
export const universal =
  'am bst cdt ceo cest cet cst dc edt est eu fwd gmt id la mdt mst nyc ok pdt phd pm pst re tv uk un us usa utc ps ' +
  'pps nb faq pdf url html http https tldr aka';

/** Phrases that everybody knows, parted by commas, in the singular. */
export const stock =
  'vice versa,point of view,state of affairs,track record,real world,square root,high school,middle school,science ' +
  'fiction,computer science,computer program,climate change,global warming,health care,credit card,ice cream,blue eyes,' +
  'United States,United Kingdom,New York,White House,common sense,status quo,rule of thumb,train of thought,piece of ' +
  'paper,sense of humor,frame of mind,line of thought,line of reasoning,body language,side effect,bottom line,feedback,' +
  'ball park,tip of the iceberg,nuclear weapon,nuclear war,world war,economic growth,mental health,social media,' +
  'cell phone,mobile phone,web site,web page,search engine,operating system,video game,board game,card game,' +
  'tech company,grocery store,living room,front door,back door,parking lot,bus stop,train station,swimming pool,' +
  'birthday party,wedding ring,middle class,working class,upper class,front page,fairy tale,human being,human race,' +
  'time machine,attention span,building block,low hanging fruit,long run,short run,first place,last resort,' +
  'vast majority,wide range,wide variety,great deal,good news,bad news,rule of law,quality of life,' +
  'matter of fact,waste of time,amount of time,period of time,point in time,sense of self,laws of physics';
/** Given names: what begins with one is a person. */
export const givenNames =
  'aaron abraham adam adrian alan albert alex alexander alexandra alfred alice amanda amy andrea andreas andrew andy ' +
  'angela anita ann anna anne anthony antonio arnold arthur barack barbara ben benjamin bernard beth bill billy bob bobby ' +
  'brad brandon brian bruce bryan carl carlos carol caroline catherine charles charlie charlotte chris christian ' +
  'christina christine christopher claire clara craig daniel danny dave david dean deborah dennis diana diane don donald ' +
  'dorothy doug douglas dylan earl ed edgar edward eleanor eliezer elizabeth ellen elon emily emma eric erik ernest ' +
  'ethan eugene eva evan evelyn florence frances francis frank fred frederick gary gavin geoffrey george gerald ' +
  'gilbert glenn gordon grace graham greg gregory guy hal hannah hans harold harriet harry hector helen henry herbert ' +
  'howard hugh hugo ian isaac isabel ivan jack jackson jacob jake james jan jane janet jason jean jeff jeffrey ' +
  'jennifer jenny jeremy jerry jesse jessica jesus jill jim jimmy joan joe joel johann john johnny jon jonathan jordan ' +
  'jose joseph josh joshua juan judith julia julian julie justin karen karl kate katherine keith ken kenneth kevin ' +
  'kyle larry laura lawrence leo leon leonard leslie lewis lily linda lisa louis louise lucas lucy luke lynn marc ' +
  'margaret maria marie mark martha martin mary matt matthew max maria megan melissa michael michelle miguel mike ' +
  'mohammed nancy nate nathan neil nicholas nick nicole noah noam nora oliver oscar orson pablo pamela pat patricia ' +
  'patrick paul pedro peter phil philip phillip rachel ralph randy ray raymond rebecca richard rick rob robert robin ' +
  'roger roland ron ronald rose ross roy russell ruth ryan sally sam samuel sandra sara sarah scott sean sebastian ' +
  'sharon simon sophia stanley stephanie stephen steve steven stuart susan sylvia ted teresa terry theodore thomas tim ' +
  'timothy toby todd tom tommy tony tyler ursula victor victoria vincent virginia vladimir walter warren wayne wei wendy ' +
  'will william yoshua zach';
