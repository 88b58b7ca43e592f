import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct YieldsPanelTests {
    private static let failure = SourceStatus("treasury", .failed, reason: "timed out after 40 s")

    /// A live market some days after the newest yields and policy rate.
    private func state(_ freshness: Freshness, later days: Int) throws -> AppState {
        let last = try #require(Bundled.market.rates[.tenYears].lastDay)
        return Bundled.state(Bundled.market).applying([
            .ratesProvenance(Provenance("U.S. Treasury", freshness)), .source(Self.failure),
            .moment(Moment(last + days, mode: .live)),
        ])
    }

    private func lines(_ state: AppState) -> [String] {
        state.draw().text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The ink roles in the row of the 10-year yield.
    private func inks(_ state: AppState) throws -> Set<Role> {
        let grid = state.draw()
        let row = try #require(lines(state).firstIndex { $0.contains(" 10Y ") && !$0.contains("IWM–10Y") })
        let start = try #require(lines(state)[row].firstRange(of: " 10Y "))
        let x = lines(state)[row].distance(from: lines(state)[row].startIndex, to: start.lowerBound)
        return Set((x..<x + 30).map { grid[$0, row] }.filter { $0.glyph != .space }.map(\.style.ink))
    }

    @Test(
        "zoomed, each tenor has its yield a year ago below its date, or at 60 columns below the window",
        arguments: [(60, "1Y ago"), (80, "15 May 2023"), (120, "15 May 2023")])
    func yearAgo(width: Int, title: String) throws {
        let rows = lines(Bundled.state(Size(width, 40)).pressing("4z"))
        let heading = try #require(rows.first { $0.contains("percent") })
        let tenYears = try #require(rows.first { $0.hasPrefix("│") && $0.contains(" 10Y ") })
        let end = heading.distance(
            from: heading.startIndex, to: try #require(heading.firstRange(of: title)).upperBound)
        #expect(tenYears.prefix(end).hasSuffix("3.50 %"), "of 15 May 2023, 252 sessions before, by the Treasury")
    }

    @Test(
        "a curve is upward, flat, partly inverted or inverted",
        arguments: [
            (59.0, 14.0, "upward"), (0, 0, "flat"), (0, 3, "upward"), (-2, 3, "partly inverted"),
            (-40, -107, "inverted"),
        ])
    func shape(twoTen: Double, threeMonthTen: Double, name: String) {
        #expect(YieldsPanel.shape(twoTen, threeMonthTen) == name)
    }

    @Test("stale yields are dimmed and dated, and the zoomed panel explains why")
    func stale() throws {
        let state = try state(.stale, later: 7)
        #expect(try inks(state) == [.muted])
        #expect(lines(state).contains { $0.contains("Yields") && $0.contains("of 20 Aug  1M") })
        #expect(lines(state).contains { $0.contains("fed funds") && $0.contains("days, data through 20 Aug") })
        #expect(!lines(state).contains { $0.contains("timed out") })
        #expect(lines(state.pressing("4z")).contains { $0.contains("treasury: timed out after 40 s") })
        #expect(
            state.pressing("4o").notice
                == "10Y Treasury: U.S. Treasury, stale since 20 Aug 2026: timed out after 40 s")
    }

    @Test("yields of the day are shown as usual, even if a source has failed")
    func current() throws {
        let state = try state(.endOfDay, later: 0)
        #expect(try inks(state) != [.muted])
        #expect(!lines(state).contains { $0.contains("of 24 Sep") })
        #expect(!lines(state).contains { $0.contains("days, data through") })
        #expect(state.pressing("4o").notice == "10Y Treasury: U.S. Treasury, end of day")
    }

    @Test("zoomed, the row under the cursor is visible at every size", arguments: [16, 17, 18, 20, 24, 40])
    func scrolling(height: Int) {
        for width in [60, 80, 120, 240] {
            for (keys, tenor) in [("4z", "10Y"), ("4zG", "30Y"), ("4zg", "1M"), ("4zGgjjj", "1Y")] {
                let rows = lines(Bundled.state(Size(width, height)).pressing(keys))
                #expect(rows.contains { $0.hasPrefix("│▌ \(tenor) ") }, "\(width)x\(height) \(keys)")
            }
        }
    }

    @Test("zoomed in a low and wide panel, both charts are beside the table")
    func beside() throws {
        let rows = lines(Bundled.state(Size(240, 24)).pressing("4z"))
        let heading = try #require(rows.first { $0.contains("percent") })
        #expect(heading.contains("━ now") && heading.contains("IWM–10Y, n 60"))
        #expect(rows.contains { $0.contains("fed funds") })
    }

    @Test("slope and t are columns of their own")
    func slope() throws {
        let heading = try #require(
            lines(Bundled.state(Size(120, 40)).pressing("4z")).first { $0.contains("percent") })
        #expect(heading.contains(" bp/session     t "))
    }

    @Test("in the overview a trend tells its window where that of the change is another")
    func trendWindow() throws {
        let month = Bundled.state(Size(160, 45))
        #expect(try row(month).contains(/(falling|rising|flat) {2}/) && !row(month).contains("ing 1M"))
        let week = month.pressing("[")
        #expect(week.window == .week)
        #expect(try row(week).contains(/(falling|rising|flat) 1M/))
    }

    private func row(_ state: AppState) throws -> String {
        try #require(lines(state).first { $0.contains(" 10Y ") && !$0.contains("IWM–10Y") })
    }

    @Test("both correlations are named", arguments: [120, 160])
    func correlations(width: Int) {
        let text = Bundled.state(Size(width, 45)).draw().text()
        #expect(text.contains("; 20 sessions −") || text.contains(/n 60; r −0\.\d\d, n 20/))
    }
}
