//! English words that are not regular.

use super::snowball::Snowball;
use frostem::Algorithm;
use std::sync::LazyLock;

/// Snowball's English stemmer with its exceptions.
pub(super) static ENGLISH: LazyLock<Snowball> =
    LazyLock::new(|| Snowball::new(Algorithm::English, FAMILIES, ALONE));

const FAMILIES: &str = "
be am is are was were been being isn’t aren’t wasn’t weren’t isn't aren't wasn't weren't
have has had having haven’t hasn’t hadn’t haven't hasn't hadn't
do does did done doing don’t doesn’t didn’t don't doesn't didn't
go goes went gone going
say says said saying
get gets got gotten getting
make makes made making
come comes came coming
take takes took taken taking
see sees saw* seen seeing
know knows knew known knowing
think thinks thought* thinking
give gives gave given giving
find finds found* finding
tell tells told telling
become becomes became becoming
show shows showed shown showing
leave leaves* left* leaving
feel feels felt* feeling*
bring brings brought bringing
begin begins began begun beginning
keep keeps kept keeping
hold holds held holding
write writes wrote written writing
stand stands stood standing
hear hears heard hearing
mean means meant meaning
met meet meets meeting*
run runs ran running
pay pays paid paying
sit sits sat* sitting
speak speaks spoke* spoken speaking
led lead* leads leading
grow grows grew grown growing
lose loses lost losing
fall falls fell* fallen falling
send sends sent sending
build builds built building*
understand understands understood understanding
draw draws drew drawn drawing
break breaks broke* broken breaking
spend spends spent spending
drive drives drove driven driving
buy buys bought buying
wear wears wore worn wearing
choose chooses chose chosen choosing
eat eats ate eaten eating
win wins won winning
teach teaches taught teaching
catch catches caught catching
fight fights fought fighting
seek seeks sought seeking
sell sells sold selling
rise rises rose* risen rising
fly flies* flew flown flying
ride rides rode ridden riding
sing sings sang sung singing
swim swims swam swum swimming
drink drinks drank drunk* drinking
sink sinks sank sunk sinking
ring rings rang rung* ringing
spring springs sprang sprung springing
throw throws threw thrown throwing
blow blows blew blown blowing
sleep sleeps slept sleeping
fed feed feeds feeding
shot shoot shoots shooting
hid hide hides hidden hiding
bit* bite bites bitten biting
lit light* lights lighting
forget forgets forgot forgotten forgetting
forgive forgives forgave forgiven forgiving
freeze freezes froze frozen freezing
steal steals stole* stolen stealing
shake shakes shook shaken shaking
wake wakes woke woken waking
tear* tears* tore torn tearing
swear swears swore sworn swearing
bear* bears* bore* born* borne bearing
bind binds bound* binding
bend bends bent bending
lend lends lent* lending
deal deals dealt dealing
dig digs dug digging
hang hangs hung hanging
stick* sticks stuck sticking
strike strikes struck striking
swing swings swung swinging
hurt hurts hurting
shine shines shone shining
lie* lies* lay* lain lying
undergo undergoes underwent undergone
overcome overcomes overcame overcoming
withdraw withdraws withdrew withdrawn withdrawing
arise arises arose arisen arising
flee flees fled fleeing
bleed bleeds bled bleeding
breed breeds bred breeding
sweep sweeps swept sweeping
weep weeps wept weeping
creep creeps crept creeping
spin spins spun spinning
shrink shrinks shrank shrunk shrinking
undo undoes undid undone
bid bids bade bidden
slide slides slid sliding
burn burns burnt burned burning
learn learns learnt learned learning
dream dreams dreamt dreamed dreaming
spell spells spelt spelled spelling
spill spills spilt spilled spilling
lean leans leant leaned leaning
die dies died dying
can* can’t can't cannot
will* won’t won't wo
would wouldn’t wouldn't
should shouldn’t shouldn't
could couldn’t couldn't
man men man’s men’s
woman women
child children
foot feet
tooth teeth
goose geese
mouse mice
person people persons
life lives*
wife wives
knife knives
leaf leafs
half halves
self selves
shelf shelves
wolf wolves
thief thieves
loaf loaves
calf calves
datum data
medium media*
criterion criteria
phenomenon phenomena
analysis analyses
crisis crises
basis bases*
thesis theses
hypothesis hypotheses
index indices indexes
matrix matrices
appendix appendices
ox oxen
good better best
bad worse worst
far farther further farthest furthest
little less least
many more most
busy busier busiest
year years yr yrs
";

/// Words of grammar, and words whose stems meet another word's.
const ALONE: &str = "
so also not no nor or and but if then than that this these those there here when where why how what who whom
whose which while with within without into onto upon about above across after again against all almost along
already although always among another any anyone anything anywhere around as at away back because before behind
below between beyond both by down during each either else enough even ever every everyone everything few for
from her hers herself him himself his i it its itself just me mine much must my myself near neither never next
nobody none nothing now of off often on once one only other others our ours ourselves out over own per perhaps
quite rather same several she he since some somebody someone something sometimes somewhere still such the their
theirs them themselves they through throughout thus to together too toward towards under until up us very we
well whatever whether yes yet you your yours yourself a an in
business news customer customers university universe general generally generation organization organ hopefully
wonderful united unit units unity times
";
