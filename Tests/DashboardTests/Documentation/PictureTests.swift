import Dashboard
import Formats
import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import ballast

/// Compares the pictures of the README with the current frames; `make pictures` draws them anew.
@Suite struct PictureTests {
    private static let folder = Repository.root + "/Documentation/pictures"

    @Test("the pictures of the overview, in two themes, are the current ones")
    func overview() throws {
        let state = Bundled.state()
        try compare(state.draw().svg(palette: state.theme.palette, title: "Ballast"), with: "overview")
        let light = try #require(Theme.shipped.named("light"))
        try compare(state.draw().svg(palette: light.palette, title: "Ballast"), with: "overview-light")
    }

    @Test("the picture of each panel is the current one", arguments: PanelID.allCases)
    func panel(_ panel: PanelID) throws {
        let state = Bundled.state(Size(80, 24))
        let page = state.drawForPrint(only: panel)
        try compare(page.svg(palette: state.theme.palette, title: "Ballast"), with: panel.name)
    }

    @Test("the recording of the article's month is the current one")
    func replay() throws {
        let first = try #require(Day("2024-04-01"))
        var recording = try #require(
            ReplayRecording(
                Bundled.market, first...Bundled.may.day, speed: 2, size: Size(100, 30), settings: Bundled.settings,
                thesis: Bundled.thesis))
        var image = ""
        recording.write { image += $0 }
        try compare(image, with: "replay")
    }

    @Test("the recording is valid XML, shows each session at its time, and is small")
    func recording() throws {
        let text = try PictureTests.text("replay")
        #expect(text.utf8.count < 1_500_000)
        let sessions = Bundled.market["IWM"]?.series.days(from: "2024-04-01", through: "2024-05-16") ?? []
        var document = try XMLReader(Array(text.utf8), source: "replay", root: "svg")
        var frames: [XMLElement] = []
        while let group = try document.next("g", "style") {
            // The group that sets the font has all others.
            frames += group.all("g").filter { $0[attribute: "id"] != nil }
        }
        try #require(frames.count == sessions.count && frames.count == 34)
        for (frame, day) in zip(frames, sessions) {
            let date = day.full.split(separator: " ").prefix(2).joined(separator: " ")
            #expect(frame.all("text").contains { $0.text.hasPrefix(date) }, "\(day)")
        }
        // Half a second of the 20.5 that the animation takes.
        #expect(text.contains("@keyframes f2{0%{visibility:hidden}2.44%,to{visibility:visible}}"))
    }

    @Test("the pictures are less than a megabyte together, without the recording")
    func size() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: PictureTests.folder).sorted()
        let expected = PanelID.allCases.map(\.name) + ["overview", "overview-light", "replay"]
        #expect(names == expected.map { "\($0).svg" }.sorted())
        let sizes = try names.filter { $0 != "replay.svg" }.map { name in
            try Data(contentsOf: URL(filePath: "\(PictureTests.folder)/\(name)")).count
        }
        #expect(sizes.reduce(0, +) < 1_000_000)
    }

    private static func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name).svg", encoding: .utf8)
    }

    /// Compares an image with its stored file, or rewrites this.
    private func compare(_ image: String, with name: String) throws {
        if FrameTests.isRewriting {
            try image.write(toFile: "\(PictureTests.folder)/\(name).svg", atomically: true, encoding: .utf8)
        }
        #expect(try PictureTests.text(name) == image, "make pictures draws \(name).svg anew")
    }
}

extension Series {
    /// The sessions between two dates.
    fileprivate func days(from first: String, through last: String) -> [Day] {
        (0..<count).map(day).filter { $0.description >= first && $0.description <= last }
    }
}
