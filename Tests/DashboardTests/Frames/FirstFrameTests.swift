import Dashboard
import Model
import Playback
import Screen
import TestSupport
import Testing

/// The first frame, of the newest rows of each table, and the frame once everything is loaded.
@Suite struct FirstFrameTests {
    @Test(
        "the rest of the tables changes nothing in the frame but what the holdings add",
        arguments: [Size(80, 24), Size(120, 40), Size(200, 60)])
    func unchanged(size: Size) throws {
        let tables = BundledTables(try DataFolder(Repository.data))
        let first = tables.firstStage(depth: BundledTables.firstDepth).market
        let full = tables.firstStage().market
        try #require(first["SPY"]?.series.count ?? 0 < 1000 && full["SPY"]?.series.count ?? 0 > 8000)
        #expect(Bundled.state(first, size).draw().text() == Bundled.state(full, size).draw().text())
    }

    @Test("all sessions are offered before they are loaded")
    func span() throws {
        let tables = BundledTables(try DataFolder(Repository.data))
        #expect(tables.firstDay == Day(1987, 9, 10))
    }
}
