// The model's constants, each named once. FIREWATCH_MODEL may give other values; docs/model.md says what they do.

// Buckets.
transactionsBucket = "transactions"
analyticsBucket = "analytics"

// All statuses, in the order in which everything lists them. Not to be overridden.
statuses = ["approved", "denied", "failed", "reversed", "backend_reversed", "refunded", "processing"]

// Statuses that are watched for too many, and for too few.
upward = ["denied", "failed", "reversed", "backend_reversed"]
downward = ["approved"]

// Scores from which a minute is a warning, and critical.
warningLevel = 3.5
criticalLevel = 4.5

// Windows (minutes) in which upward statuses are counted, and the count below which a window says nothing.
shortWindow = 1
middleWindow = 5
longWindow = 15
upwardMinimum = 3.0

// The upward reference (and that of silence): minutes t−75 … t−16.
referenceStart = 75
referenceEnd = 16

// The downward reference: minutes t−20 … t−6, and before it t−35 … t−21 for the trend.
downwardStart = 20
downwardEnd = 6
trendStart = 35
trendEnd = 21

// The least trend (a ratio of levels) that is followed: a faster fall is judged, not expected.
trendLeast = 0.6

// Clean minutes that a reference needs; with fewer, the last one that had them stays in force.
referenceMinimum = 15

// Covered minutes among t−75 … t−1 below which nothing is judged.
learningMinutes = 40

// Downward windows: at most this share of the expectation, and at least this expectation (transactions).
downwardShare = 0.75
downwardMinimum = 30.0

// Flagged minutes stay out of later references: the score from which, how long at most (minutes), and, downwards, at
// most which share of at least which expectation (transactions in 5 minutes).
flagScore = 3.0
upwardHold = 180
downwardHold = 60
flagShare = 0.3
flagMinimum = 10.0

// Silence: minutes at zero, and the transactions expected in them, from which it counts.
silenceMinutes = 3
silenceExpected = 15.0

// Incidents: the score that keeps one open, the score of the last 5 minutes that is still off, the calm minutes in a
// row that end it, and the minutes after which it is absorbed (downwards without a known day before: the second).
stayScore = 3.0
offScore = 2.0
calmMinutes = 5
absorbMinutes = 360
absorbUnknownMinutes = 120

// How the day before went on, downwards: the limits of the ratio, the transactions and the covered minutes (of 31) from
// which it is known.
shapeLeast = 0.02
shapeMost = 10.0
shapeMinimum = 30.0
shapeCovered = 25

// Minutes that may lie between incidents of statuses that are one incident for people.
incidentGap = 10

// Shards that must have reported a minute for it to be covered, where no hub has stored how many it knew by then.
shards = 1

// Minutes for which a baseline is written ahead. Not to be overridden: references end no later than that.
writtenAhead = 5
