import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

/// Compares frames of every panel and of the overview with text files that `make frames` rewrites.
@Suite struct FrameTests {
    static let sizes = [Size(60, 18), Size(80, 24), Size(120, 40), Size(200, 60)]
    static let isRewriting = ProcessInfo.processInfo.environment["BALLAST_REWRITE_FRAMES"] != nil
    static let folder = Repository.root + "/Tests/DashboardTests/Frames/Pictures"

    @Test("each panel matches its stored frame", arguments: PanelID.allCases, sizes)
    func panel(_ panel: PanelID, _ size: Size) throws {
        let state = Bundled.state(size)
        try compare(state.draw(only: panel), with: "\(panel.name)-\(size.width)x\(size.height)")
    }

    @Test("the overview matches its stored frame", arguments: sizes)
    func overview(_ size: Size) throws {
        try compare(Bundled.state(size).draw(), with: "overview-\(size.width)x\(size.height)")
    }

    @Test(
        "the overview of other days matches its stored frame",
        arguments: ["1999-01-04", "2024-03-26", "2024-08-15", "2024-12-25"])
    func otherDays(_ date: String) throws {
        let market = Bundled.market.asOf(try #require(Day(date)), mode: .bundled)
        let state = Bundled.state(market, select: "IWM")
        try compare(state.draw(), with: "overview-\(date)")
    }

    @Test(
        "the shipped layouts match their stored frames", arguments: LayoutPreset.shipped.dropFirst(),
        [Size(80, 24), Size(120, 40), Size(200, 60)])
    func layout(_ preset: LayoutPreset, _ size: Size) throws {
        let state = Bundled.state(size).pressing(":layout \(preset.name)").pressing(Key(.enter))
        try compare(state.pressing(Key(.escape)).draw(), with: "layout-\(preset.name)-\(size.width)x\(size.height)")
    }

    @Test("each stop of the tour matches its stored frame", arguments: 0..<8)
    func tour(stop: Int) throws {
        for size in [Size(80, 24), Size(120, 40)] where size.width > 80 || [0, 2, 4].contains(stop) {
            var state = Bundled.state(size)
            _ = state.update(.tour)
            state = state.pressing(String(repeating: "n", count: stop))
            try compare(state.draw(), with: "tour-\(stop + 1)-\(size.width)x\(size.height)")
        }
    }

    @Test("help matches its stored frame")
    func help() throws {
        try compare(Bundled.state().pressing("?").draw(), with: "help-120x40")
    }

    @Test("the sources page matches its stored frame", arguments: [Size(60, 18), Size(80, 24), Size(120, 40)])
    func sources(_ size: Size) throws {
        let state = Bundled.state(Bundled.may.withSources, size).pressing("i")
        try compare(state.draw(), with: "sources-\(size.width)x\(size.height)")
    }

    /// Compares a frame, as drawn and in ASCII, with its stored files, or rewrites these.
    private func compare(_ grid: Grid, with name: String) throws {
        for (frame, ending) in [(grid, ".txt"), (grid.folded(), "-ascii.txt")] {
            let path = FrameTests.folder + "/" + name + ending
            if FrameTests.isRewriting {
                try FileManager.default.createDirectory(atPath: FrameTests.folder, withIntermediateDirectories: true)
                try frame.text().write(toFile: path, atomically: true, encoding: .utf8)
            }
            let stored = try String(contentsOfFile: path, encoding: .utf8)
            #expect(frame.text() == stored, "\(name)\(ending) differs from its stored frame: make frames rewrites it")
        }
    }

    @Test("an ASCII frame has only ASCII characters", arguments: PanelID.allCases)
    func ascii(_ panel: PanelID) {
        let frame = Bundled.state(Size(200, 60)).draw(only: panel)
        let text = frame.folded().text()
        #expect(text.utf8.allSatisfy { $0 < 0x7F })
        let questionMarks = { (text: String) in text.count { $0 == "?" } }
        #expect(questionMarks(text) == questionMarks(frame.text()), "a glyph without an ASCII fallback")
    }
}
