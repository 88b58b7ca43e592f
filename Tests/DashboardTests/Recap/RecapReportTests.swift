import Model
import Reports
import Testing
import Thesis

/// Compares the figures of a recap with those of `snapshot`.
@Suite struct RecapReportTests {
    @Test(
        "each figure that is also in the report has the same value",
        arguments: ["2024-05-16", "2024-05-28", "2024-01-02", "2025-09-24", "2020-03-16", "1999-01-04"])
    func report(date: String) throws {
        let day = try #require(Day(date))
        let market = Bundled.market.asOf(day, mode: .bundled)
        let report = market.report(thesis: Bundled.thesis.evaluate(market))
        let recap = try Bundled.market.recap(on: day, thesis: Bundled.thesis)
        for figure in recap.figures where !figure.isOnlyInRecap {
            #expect(report.number(at: figure.id) == figure.value, "\(figure.id)")
        }
        #expect(recap.figures.count { !$0.isOnlyInRecap } >= 7)
    }

    @Test(
        "the recap is the same from a market of its date that includes the thesis ratios",
        arguments: ["2024-05-16", "2024-05-15", "2024-06-14", "2024-08-15", "2025-09-24", "2011-08-08"])
    func fromPast(date: String) throws {
        let day = try #require(Day(date))
        var past = Bundled.market.asOf(day, mode: .replay)
        past.include(Bundled.thesis.derived)
        #expect(past.listings.count > Bundled.market.listings.count)
        let recap = try past.recap(thesis: Bundled.thesis)
        #expect(try recap == Bundled.market.recap(on: day, thesis: Bundled.thesis))
    }

    @Test("the named deals have the values of their table")
    func deals() throws {
        let recap = try Bundled.market.recap(on: Day("2024-05-28"), thesis: Bundled.thesis)
        let values = recap.figures.filter { $0.id.hasPrefix("deals.list.") }.map(\.value)
        #expect(values == [1250, 1100])
    }

    @Test("changes of the session that only the recap has match hand-computed values")
    func own() throws {
        let recap = try Bundled.market.recap(on: Day("2024-05-16"))
        func value(_ id: String) -> Double? { recap.figures.first { $0.id == id }?.value }
        // 4.38 after 4.36.
        #expect(value("yields.10Y.change1DBp") == 2)
        // Of the bundled funds XLP alone closed above its close of 15 May.
        #expect(value("recap.funds.count") == 21)
        #expect(value("recap.funds.rose") == 1)
        #expect(value("recap.deals.count") == 1)
    }
}

extension RecapFigure {
    /// Whether the report has no such figure.
    fileprivate var isOnlyInRecap: Bool {
        ["recap.", "deals.list.", "thesis.conditions", "thesis.changed", "thesis.later", "yields.10Y.change1DBp"]
            .contains { id.hasPrefix($0) }
    }
}

extension JSON {
    /// The number at the path in a figure's id.
    fileprivate func number(at id: String) -> Double? {
        let parts = id.split(separator: ".").map(String.init)
        guard parts.count >= 2, let top = self[parts[0]] else { return nil }
        var value: JSON? = top
        var rest = parts.dropFirst()
        if case .array(let items) = top {
            let keys = ["instruments": ["symbol"], "yields": ["tenor"], "sectors": ["fund", "sector"]]
            let names = keys[parts[0]] ?? ["symbol", "tenor", "window"]
            value = items.first { item in names.map { item[$0]?.scalarText ?? "" }.joined(separator: "/") == parts[1] }
            rest = rest.dropFirst()
        }
        for name in rest { value = value?[name] }
        guard case .number(let number)? = value else { return nil }
        return number
    }

    /// A string, or an integer as text.
    fileprivate var scalarText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): String(Int(number))
        default: nil
        }
    }
}
