/// A kind of table in the file of a thesis, and its keys. `all` is the only list of them.
public struct ThesisTable: Sendable {
    /// A key of the table.
    public struct Key: Sendable {
        /// The name.
        public let name: String
        /// Whether a table without it is an error.
        public let isRequired: Bool
        /// A value as TOML.
        public let example: String
        /// The purpose, for the documentation.
        public let summary: String

        fileprivate init(_ name: String, isOptional: Bool = false, _ example: String, _ summary: String) {
            self.name = name
            isRequired = !isOptional
            self.example = example
            self.summary = summary
        }
    }

    /// The name, in double brackets in the file.
    public let name: String
    /// The purpose, for the documentation.
    public let summary: String
    /// The keys, the required ones first.
    public let keys: [Key]

    /// The name of the table of ratios, which has keys of the user's own.
    public static let symbols = "symbols"

    /// All tables with fixed keys.
    public static let all = [condition, claim, alert]

    /// A statement that is met, not met or unknown.
    public static let condition = ThesisTable(
        name: "condition", summary: "A statement that is met, not met, or unknown where the data cannot decide.",
        keys: [
            Key("id", "\"small-lead\"", "Its name in machine-readable output."),
            Key("words", "\"small caps ahead of large on the month\"", "The statement in plain words."),
            Key("holds", "\"relative(IWM, 1M, SPY) > 0\"", "The condition under which it is met."),
        ])

    /// A published figure beside the computed one.
    public static let claim = ThesisTable(
        name: "claim", summary: "A figure that somebody has stated, shown beside the computed one.",
        keys: [
            Key("id", "\"fund-month\"", "Its name in machine-readable output."),
            Key("words", "\"the fund gained on the month\"", "What was claimed, in plain words."),
            Key("stated", "\"8.42%\"", "The figure as stated, with its unit; a bound is written \"> 51%\"."),
            Key("source", "\"ETF Trends, May 2024\"", "Who stated it, and where."),
            Key(
                "computes", isOptional: true, "\"return(QQQS, 1M)\"",
                "How to compute the figure; a claim without it needs a note that says why."),
            Key(
                "tolerance", isOptional: true, "\"1pp\"",
                "How far the two may differ; by default half a unit of the last digit stated."),
            Key(
                "as_of", isOptional: true, "2024-05-16",
                "The date for which it was stated; it is computed from the data known then."),
            Key("note", isOptional: true, "\"the fund's total return\"", "A remark for the reader."),
        ])

    /// A statement that is reported when it becomes true.
    public static let alert = ThesisTable(
        name: "alert", summary: "A condition that is reported once it is met.",
        keys: [
            Key("id", "\"small-fall\"", "Its name."),
            Key("words", "\"small caps down 5 % on the week\"", "Its text."),
            Key("when", "\"return(IWM, 1W) < -5%\"", "Its condition; ballast backtest --help lists the figures."),
            Key("hold", isOptional: true, "\"5 min\"", "How long the condition must have been met."),
            Key("cooldown", isOptional: true, "\"1 d\"", "How long it is not repeated after it was shown."),
        ])

    static func named(_ name: String) -> ThesisTable? { all.first { $0.name == name } }
}
