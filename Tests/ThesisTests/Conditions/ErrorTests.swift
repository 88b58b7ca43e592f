import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

/// Errors in expressions and files: their locations, what was expected, and suggestions.
struct ErrorTests {
    @Test(
        "each error points at its location and explains what to write",
        arguments: [
            ("retrun(IWM, 1M) > 0", "^~~~~~", "unknown function 'retrun'; did you mean 'return'?"),
            ("return(IWN, 1M) > 0", "       ^~~", "unknown instrument 'IWN'; did you mean 'IWM'?"),
            (
                "return(IWM, 1Q) > 0", "            ^~",
                "expected a window (1D 1W 1M 3M 6M YTD QTD 1Y 3Y 5Y 10Y MAX), found '1Q'"
            ),
            (
                "return(IWM) > 0", "          ^",
                "expected ',' and a window (1D 1W 1M 3M 6M YTD QTD 1Y 3Y 5Y 10Y MAX): "
                    + "write return(symbol, window)"
            ),
            ("return(IWM, 1M, 2) > 0", "              ^", "too many arguments: write return(symbol, window)"),
            ("return(IWM, 1M > 0", "               ^", "expected ')', found '>': write return(symbol, window)"),
            ("return > 0", "       ^", "expected '(': write return(symbol, window), for example return(IWM, 1M)"),
            ("return(", "       ^", "expected an instrument such as IWM or IWM/SPY: write return(symbol, window)"),
            (
                "weight(QQQS, \"Helth Care\") > 80%", "             ^~~~~~~~~~~~",
                "unknown sector \"Helth Care\"; did you mean 'Health Care'?"
            ),
            (
                "trend(10Y) = faling", "             ^~~~~~",
                "expected one of falling flat rising, found 'faling'; did you mean 'falling'?"
            ),
            (
                "trend(10Y) > falling", "           ^",
                "a word is compared with = or !=: trend returns one of falling flat rising"
            ),
            (
                "trend(10Y)", "^~~~~~~~~~", "a condition is true or false: compare trend with a word, as in … = falling"
            ),
            (
                "return(IWM, 1M)", "^~~~~~~~~~~~~~~",
                "a condition is true or false: compare this figure with another, as in … > 0"
            ),
            (
                "IWM > 200", "^~~", "'IWM' is an instrument, not a figure: write last(IWM) or return(…)"
            ),
            (
                "1% < return(IWM, 1M) < 2%", "                     ^",
                "a comparison has two sides: join two of them, as in a < b and b < c"
            ),
            (
                "return(IWM, 1M) > 8", "                  ^",
                "these cannot be compared: the other side is in percent such as 8%, this is a plain number such as 20"
            ),
            (
                "change(10Y, 1M) < -10", "                  ^~~",
                "these cannot be compared: the other side is in basis points such as 10bp, this is a plain number such as 20"
            ),
            (
                "held() > 90%", "         ^~~",
                "these cannot be compared: the other side is in days such as 90 days, this is in percent such as 8%"
            ),
            (
                "deal_value(any, QTD) > 5bp", "                       ^~~",
                "these cannot be compared: the other side is in dollars such as $1bn, this is in basis points such as 10bp"
            ),
            (
                "held() + 5% > 3 days", "         ^~",
                "these cannot be added: the other side is in days such as 90 days, this is in percent such as 8%"
            ),
            (
                "deal_value(any, QTD) / held() > 3", "                       ^~~~~~",
                "these cannot be divided: the other side is in dollars such as $1bn, this is in days such as 90 days"
            ),
            (
                "return(IWM, 1M) > 8pct", "                  ^~~~",
                "'pct' is not a unit: the units are %, pp, bp, d and days; money is written $1bn"
            ),
            (
                "deal_value(any, QTD) > $1b", "                       ^~~",
                "'b' is not a unit: the units are m, bn and tn such as $1bn"
            ),
            ("1.2.3 > 0", "^~~~~", "'1.2.3' is not a number"),
            (
                "return(IWM, 1M) > 0 and", "                       ^",
                "expected a figure such as return(IWM, 1M) or 8%, found the end"
            ),
            (
                "return(IWM, 1M) > 0 return", "                    ^~~~~~",
                "expected an operator or the end, found 'return'"
            ),
            ("(return(IWM, 1M) > 0", "                    ^", "expected ')', found the end"),
            (
                "not return(IWM, 1M)", "    ^~~~~~~~~~~~~~~",
                "a condition is true or false: compare this figure with another, as in … > 0"
            ),
            (
                "(last(IWM) > 1) + 1 > 0", " ^~~~~~~~~~~~~",
                "expected a figure here; this is true or false"
            ),
            (
                "deals(aquisition, QTD) > 20", "      ^~~~~~~~~~",
                "expected a kind of deal (acquisition licence collaboration asset_purchase merger any), found 'aquisition'; "
                    + "did you mean 'acquisition'?"
            ),
            (
                "deals(any, QTD, 5) > 20", "                ^",
                "expected an area of deals such as biotech or \"medical devices\", found '5'"
            ),
            ("deals(any, 1M) > 20", "           ^~", "expected QTD, YTD or days such as 90 days, found '1M'"),
            ("average(IWM, 0) > 1", "             ^", "expected a count from 1 to 2000, found '0'"),
            ("correlation(IWM, 10Y, 5) < 0", "                      ^", "expected a count from 20 to 2000, found '5'"),
            (
                "yield(11Y) > 4%", "      ^~~",
                "expected a tenor (1M 3M 6M 1Y 2Y 3Y 5Y 7Y 10Y 20Y 30Y), found '11Y'"
            ),
            (
                "relative(SPY, 1M) > 0", "                ^",
                "expected ',' and an instrument, for SPY has no benchmark, found ')'"
            ),
            ("breadth(tests, 50) > 50%", "        ^~~~~", "unknown group 'tests', expected test; did you mean 'test'?"),
            ("last(IWM) > 1 ; 2", "              ^", "';' has no meaning here"),
            ("weight(QQQS, \"Health Care) > 1%", "             ^", "unterminated text: expected \""),
            ("", "^", "expected a figure such as return(IWM, 1M) or 8%, found the end"),
        ])
    func location(expression: String, caret: String, message: String) throws {
        let error = try error(in: expression)
        let location = "thesis.toml:3:\(10 + caret.count { $0 == " " })"
        #expect(
            error.description == """
                \(location): \(message)
                    holds = "\(expression)"
                             \(caret)
                """)
    }

    @Test("all errors of a file are reported together, in the order of its lines")
    func file() {
        let lines = ["[symbols]", "return = 'IWM/SPY'", "IWM = 'SPY'", "ok = 'IWM/SPX/1'", "[[conditon]]", "[[claim]]"]
        func location(_ line: Int, _ column: Int = 1) -> ThesisSource.SourceLocation {
            ThesisSource.SourceLocation(line: line, column: column)
        }
        func entry(_ key: String, _ value: String, _ line: Int) -> ThesisSource.Entry {
            ThesisSource.Entry(key, value, at: location(line), locations: [location(line, key.count + 5)])
        }
        let source = ThesisSource(
            file: "thesis.toml", lines: lines,
            tables: [
                ThesisSource.Table(
                    "symbols", at: location(1, 2),
                    entries: [entry("return", "IWM/SPY", 2), entry("IWM", "SPY", 3), entry("ok", "IWM/SPX/1", 4)]),
                ThesisSource.Table("conditon", at: location(5, 3), entries: []),
                ThesisSource.Table("claim", at: location(6, 3), entries: []),
            ])
        let errors = ThesisFixtures.errors(of: source)
        #expect(
            errors.map { "\($0.location.line):\($0.location.column) \($0.message)" } == [
                "2:1 'return' is reserved: choose another name",
                "3:1 'IWM' is reserved: choose another name",
                "4:14 expected the end, found '/'",
                "5:3 unknown table 'conditon': expected [symbols], [[condition]], [[claim]] or [[alert]]; "
                    + "did you mean 'condition'?",
                "6:3 this claim has no id, no words, no stated, no source",
            ])
    }

    @Test(
        "keys, ids, times, dates and figures of tables are checked",
        arguments: [
            (
                ["id": "a", "words": "w", "holds": "held() > 0", "sinze": "x"], "condition",
                "unknown key 'sinze' in [[condition]]: the keys are id, words, holds"
            ),
            (["id": "", "words": "w", "holds": "held() > 0"], "condition", "'id' is empty"),
            (
                ["id": "a", "words": "w", "when": "held() > 0", "hold": "5"], "alert",
                "expected a time such as 30 s, 5 min, 2 h or 1 d"
            ),
            (
                ["id": "a", "words": "w", "stated": "8.4", "computes": "return(IWM, 1M)", "source": "s"], "claim",
                "the stated value is a plain number such as 20; this is in percent such as 8%"
            ),
            (
                ["id": "a", "words": "w", "stated": "about 8%", "computes": "return(IWM, 1M)", "source": "s"], "claim",
                "expected a figure with its unit such as 8.42% or > 51%"
            ),
            (
                ["id": "a", "words": "w", "stated": "8%", "computes": "return(IWM, 1M) > 0", "source": "s"], "claim",
                "expected a figure, not a condition"
            ),
            (
                ["id": "a", "words": "w", "stated": "8%", "source": "s"], "claim",
                "a claim without 'computes' needs a 'note' that says why"
            ),
            (
                [
                    "id": "a", "words": "w", "stated": "8%", "computes": "return(IWM, 1M)", "source": "s",
                    "tolerance": "3",
                ],
                "claim", "expected a tolerance in percent such as 8%"
            ),
            (
                [
                    "id": "a", "words": "w", "stated": "8%", "computes": "return(IWM, 1M)", "source": "s",
                    "as_of": "May 2024",
                ],
                "claim", "expected a date such as 2024-05-16"
            ),
        ])
    func tables(values: [String: String], table: String, message: String) {
        let errors = ThesisFixtures.errors(of: ThesisFixtures.source([ThesisFixtures.table(table, values)]))
        #expect(errors.map(\.message) == [message])
    }

    @Test("an id is unique among entries of one kind")
    func ids() {
        let condition = ThesisFixtures.table("condition", ["id": "a", "words": "w", "holds": "held() > 0"])
        let alert = ThesisFixtures.table("alert", ["id": "a", "words": "w", "when": "held() > 0"])
        let errors = ThesisFixtures.errors(of: ThesisFixtures.source([condition, alert, condition]))
        #expect(errors.map(\.message) == ["another condition has the id 'a' already"])
    }

    @Test("a tab of the line is one blank, as columns count it, and escape sequences are made harmless")
    func tabs() {
        let error = ThesisError(
            file: "f\u{7}", lines: ["\tholds\t= \"\u{1b}[31mx\""], at: ThesisSource.SourceLocation(line: 1, column: 10),
            length: 3, "m"
        )
        #expect(error.description == "f:1:10: m\n     holds = \"?[31mx\"\n             ^~~")
    }

    @Test(
        "a message that quotes the file has none of its control characters",
        arguments: [
            ("weight(QQQS, \"Helth Care\") > 80%", "unknown sector \"Helth Care\"; did you mean 'Health Care'?"),
            ("weight(QQQS, \"Helth\tCare\") > 80%", "unknown sector \"Helth Care\"; did you mean 'Health Care'?"),
            ("breadth(\"te\u{1B}[2Jst\", 50) > 50%", "unknown group \"te[2Jst\", expected test"),
        ])
    func quotations(expression: String, message: String) throws {
        #expect(try error(in: expression).message == message)
        #expect {
            try Expression(condition: expression, ThesisFixtures.vocabulary)
        } throws: { error in
            (error as? InvalidCondition)?.message == message
        }
        let table = ThesisFixtures.table("condition", ["id": "a\tb", "words": "w", "holds": "held() > 0"])
        let errors = ThesisFixtures.errors(of: ThesisFixtures.source([table, table]))
        #expect(errors.map(\.message) == ["another condition has the id 'a b' already"])
    }

    private func error(in expression: String) throws -> ThesisError {
        let line = "holds = \"\(expression)\""
        let locations = (0...expression.count).map { ThesisSource.SourceLocation(line: 3, column: 10 + $0) }
        let head = ThesisSource.SourceLocation(line: 1, column: 3)
        func entry(_ key: String, _ value: String, _ locations: [ThesisSource.SourceLocation]) -> ThesisSource.Entry {
            ThesisSource.Entry(key, value, at: locations[0], locations: locations)
        }
        let table = ThesisSource.Table(
            "condition", at: head,
            entries: [entry("id", "a", [head]), entry("words", "w", [head]), entry("holds", expression, locations)])
        let source = ThesisSource(file: "thesis.toml", lines: ["[[condition]]", "id = \"a\"", line], tables: [table])
        let errors = ThesisFixtures.errors(of: source)
        return try #require(errors.first)
    }
}
