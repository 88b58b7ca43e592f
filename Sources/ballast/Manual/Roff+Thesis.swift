import Model
import Thesis

extension Roff {
    /// Adds the sections of operators and units.
    mutating func addExpressions() {
        section("EXPRESSIONS")
        paragraph(
            """
            An expression is made of functions, numbers with units, and operators. That of a condition or an alert \
            is true or false; that of a claim is a figure. Brackets group; otherwise these bind in the order of the \
            table, the first weakest, where all comparisons are alike, `+` and `-` are, and `*` and `/` are.
            """)
        for sign in ThesisOperator.all {
            entry(sign.spellings.map { "`\($0)`" }.joined(separator: " "), ThesisPage.sentence(sign.summary))
        }
        paragraph("For example:")
        example(ThesisPage.conditions)
        section("UNITS")
        paragraph(
            """
            A figure is compared with a number in its unit; 0 needs none. Percent, percentage points and basis points can \
            be compared with each other and added.
            """)
        for unit in WrittenUnit.all {
            let spellings = unit.spellings.map { (unit.isMoney ? "$" : "") + "1" + $0 }
            entry(
                spellings.map { "`\($0)`" }.joined(separator: " "),
                ThesisPage.sentence(unit.summary) + " For example `\(unit.example)`.")
        }
    }

    /// Adds the section of what functions take.
    mutating func addArguments() {
        section("ARGUMENTS")
        func names(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
        entry("‹symbol›", "An instrument such as `IWM`, a ratio such as `IWM/SPY`, or the name of one in [symbols].")
        entry("‹fund›", "A fund whose holdings are known, such as `QQQS`.")
        entry(
            "‹window›",
            "\(names(Model.Window.allCases.map(\.rawValue))): days, weeks, months and years of sessions, the year or the quarter "
                + "to date, or the whole history.")
        entry(
            "‹sessions›, ‹pairs›",
            "A number of sessions, at most `\(ThesisFunction.mostSessions)`; of pairs, at least "
                + "`\(Correlation.minimumPairs)`.")
        entry("‹tenor›", "A maturity: \(names(Tenor.allCases.map(\.rawValue))).")
        entry("‹spread›", "A difference of yields: \(names(YieldSpread.allCases.map(\.rawValue))).")
        entry("‹sector›", "In quotation marks: \(names(Sector.gics.map(\.rawValue))).")
        entry(
            "‹kind›",
            "A kind of deal: \(names(Deal.Kind.allCases.map { $0.rawValue.replacing(" ", with: "_") })), or `any`.")
        entry("‹days›", "A number of days such as `90 days`, counted back from the date shown.")
        entry(
            "‹group›",
            "A group of the instruments, such as `sector` or `\"us-small\"`; the tables name the group of each.")
    }

    /// Adds the section of the functions.
    mutating func addFunctions() {
        section("FUNCTIONS")
        for function in ThesisFunction.all {
            let example = "For example `\(function.example)`."
            entry(
                "`\(function.name)`(\(function.parameters))",
                "\(ThesisPage.sentence(function.summary)) \(ThesisPage.result(of: function))\n\(example)")
        }
    }
}

extension ThesisPage {
    /// Conditions as examples; a test parses each.
    static let conditions = [
        "return(IWM, 1M) > 5% and above(IWM, 50)",
        "not below(XBI, 200) or drawdown(XBI) > -10%",
        "trend(10Y) = falling and spread(2s10s) > -50bp",
        "deal_value(acquisition, QTD) >= $1.5bn",
        "return(IWM, 3M) * 2 + -return(SPY, 3M) / 3 > 0.5 pp",
    ]

    /// A text as a sentence.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }

    /// How the result of a function is compared.
    static func result(of function: ThesisFunction) -> String {
        switch function.result {
        case .number(let unit): "It is compared \(unit.comparison)."
        case .truth: "It is true or false by itself."
        case .keyword(let words): "It is compared with \(words.map { "`\($0)`" }.joined(separator: ", "))."
        }
    }
}

extension ThesisUnit {
    /// How a figure of this unit is compared, in the words of an error message.
    fileprivate var comparison: String { example.hasPrefix("in ") ? example : "with \(example)" }
}
