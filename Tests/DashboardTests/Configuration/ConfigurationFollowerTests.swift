import Dashboard
import Foundation
import Model
import Screen
import Testing

@testable import ballast

@Suite("A configuration that changes") struct ConfigurationFollowerTests {
    /// A folder that is gone when the test is done with it.
    final class Folder {
        let path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// Writes a file in place, or puts another in its place.
        func write(_ text: String, to name: String = "config.toml", atomically: Bool = false) throws {
            try text.write(toFile: "\(path)/\(name)", atomically: atomically, encoding: .utf8)
        }
    }

    private let folder: Folder

    init() throws { folder = try Folder() }

    private var path: String { folder.path + "/config.toml" }

    /// The next of some elements, or nil when it does not come in time.
    private func next<Element: Sendable>(_ elements: AsyncStream<Element>) async -> Element? {
        await withTaskGroup { group in
            group.addTask { await elements.first { _ in true } }
            group.addTask {
                try? await Task.sleep(for: .seconds(20))
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// Writes again and again until the watch, which begins at some time, tells of it.
    private func isTold(of path: String, _ write: @escaping @Sendable (Int) throws -> Void) async throws -> Bool {
        let changes = FileWatch.changes(of: path, since: FileMark(path))
        let writing = Task {
            for number in 0... {
                try write(number)
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        defer { writing.cancel() }
        return await next(changes) != nil
    }

    @Test("a file that is written in place or replaced is told", arguments: [false, true])
    func written(atomically: Bool) async throws {
        try folder.write("")
        let path = path
        let isTold = try await isTold(of: path) { number in
            try "# \(number)".write(toFile: path, atomically: atomically, encoding: .utf8)
        }
        #expect(isTold)
    }

    @Test("a folder that is made later is waited for")
    func laterFolder() async throws {
        let inner = folder.path + "/a/b"
        let isTold = try await isTold(of: inner + "/config.toml") { number in
            try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
            try "# \(number)".write(toFile: inner + "/config.toml", atomically: false, encoding: .utf8)
        }
        #expect(isTold)
    }

    @Test("of a link, what it points to is watched as well")
    func link() async throws {
        let elsewhere = try Folder()
        try elsewhere.write("", to: "real.toml")
        let target = elsewhere.path + "/real.toml"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        let isTold = try await isTold(of: path) { number in
            try "# \(number)".write(toFile: target, atomically: true, encoding: .utf8)
        }
        #expect(isTold)
    }

    @Test("what was written after the configuration was read, and before anything was watched, is told")
    func writtenMeanwhile() async throws {
        try folder.write("")
        let follower = try follower()
        try folder.write("theme = \"light\"", atomically: true)
        let change = await next(follower.changes())
        #expect(change?.configuration?.theme == .light)
    }

    private func follower() throws -> ConfigurationFollower {
        let choices = try Choices(named: path, over: Overrides(data: Bundled.root + "/Data", bell: .visible))
        let tables = try Tables(choices)
        return ConfigurationFollower(choices, tables, thesis: .empty)
    }

    @Test("a change comes as settings, the command line still over it, with the instruments that are new")
    func change() async throws {
        try folder.write("")
        let changes = try follower().changes()
        try folder.write("theme = \"light\"\nbell = \"off\"\n[watch-lists]\nmine = [\"CRSP\"]", atomically: true)
        let change = try #require(await next(changes))
        #expect(change.instruments.map(\.symbol) == ["CRSP"])
        guard case .configured(let settings) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        #expect(settings.theme == .light && settings.bell == .visible)
        #expect(settings.lists.map(\.name) == ["mine", "small", "biotech", "sectors"] && settings.list == "mine")
        #expect(change.configuration?.theme == .light)
    }

    @Test("a wrong change is told with file, line and key, and changes nothing")
    func wrong() async throws {
        try folder.write("")
        let changes = try follower().changes()
        try folder.write("theme = \"light\"\n[sources.yahoo]\nquotes = \"fast\"", atomically: true)
        let change = try #require(await next(changes))
        #expect(change.configuration == nil && change.instruments.isEmpty)
        guard case .notice(let words, let shorter) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        #expect(words.hasPrefix("configuration unchanged: config.toml:3: sources.yahoo.quotes: expected a time"))
        #expect(
            shorter.first?.hasPrefix("configuration unchanged: config.toml:3: sources.yahoo.quotes is wrong") == true)
    }

    @Test(
        "a file that is no TOML is told with line, column and key, and changes nothing",
        arguments: ["[(", "[a]\nb = [}"])
    func malformed(text: String) async throws {
        try folder.write("")
        let changes = try follower().changes()
        try folder.write(text, atomically: true)
        let change = try #require(await next(changes))
        #expect(change.configuration == nil)
        guard case .notice(let words, _) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        let place = text == "[(" ? "1:2: expected" : "2:6: a.b: expected"
        #expect(words.hasPrefix("configuration unchanged: config.toml:\(place)"))
    }

    @Test("a file that cannot be read any more is told, and changes nothing")
    func unreadable() async throws {
        try folder.write("")
        let changes = try follower().changes()
        try Data([0xFF, 0xFE, 0x80]).write(to: URL(filePath: path), options: .atomic)
        let change = try #require(await next(changes))
        #expect(change.configuration == nil)
        guard case .notice(let words, _) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        #expect(words == "configuration unchanged: \(path) is not UTF-8")
    }
}
