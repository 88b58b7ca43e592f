import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing
import Thesis

@testable import ballast

@Suite("A configuration that changes") struct ConfigurationFollowerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes the configuration in place, or replaces it atomically.
    private func write(_ text: String, atomically: Bool = false) throws {
        try folder.write(text, to: "config.toml", atomically: atomically)
    }

    private var path: String { folder.path + "/config.toml" }

    /// The next element, or nil after 20 seconds without one.
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

    /// Writes repeatedly until the watch reports a change, because it is unknown when the watch begins.
    private func isReported(of path: String, _ write: @escaping @Sendable (Int) throws -> Void) async throws -> Bool {
        let changes = FileWatch.changes(of: path, since: FileVersion(path))
        let writing = Task {
            for number in 0... {
                try write(number)
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        defer { writing.cancel() }
        return await next(changes) != nil
    }

    @Test("a file that is written in place or replaced is reported", arguments: [false, true])
    func written(atomically: Bool) async throws {
        try write("")
        let path = path
        let isReported = try await isReported(of: path) { number in
            try "# \(number)".write(toFile: path, atomically: atomically, encoding: .utf8)
        }
        #expect(isReported)
    }

    @Test("a folder that is created later is watched")
    func laterFolder() async throws {
        let inner = folder.path + "/a/b"
        let isReported = try await isReported(of: inner + "/config.toml") { number in
            try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
            try "# \(number)".write(toFile: inner + "/config.toml", atomically: false, encoding: .utf8)
        }
        #expect(isReported)
    }

    @Test("the target of a link is watched as well")
    func link() async throws {
        let elsewhere = try TemporaryFolder()
        try elsewhere.write("", to: "real.toml")
        let target = elsewhere.path + "/real.toml"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        let isReported = try await isReported(of: path) { number in
            try "# \(number)".write(toFile: target, atomically: true, encoding: .utf8)
        }
        #expect(isReported)
    }

    @Test("a change made after the configuration was read but before the watch began is reported")
    func writtenMeanwhile() async throws {
        try write("")
        let follower = try follower()
        try write("theme = \"light\"", atomically: true)
        let change = await next(follower.changes())
        #expect(change?.configuration?.theme == .fixed(.light))
    }

    @Test("a theme's file that is made, written or removed is reported")
    func themes() async throws {
        try write("")
        let themes = ThemeFolder(besides: path), folder = folder
        for step in 0..<3 {
            let before = themes.versions
            let changes = themes.changes(since: before)
            switch step {
            case 0: try folder.write("extends = \"dark\"", to: "themes/mine.toml")
            case 1: try folder.write("extends = \"light\"\n", to: "themes/mine.toml")
            default: try FileManager.default.removeItem(atPath: folder.path + "/themes/mine.toml")
            }
            #expect(await next(changes) != nil)
            #expect(themes.versions != before)
        }
        #expect(themes.versions.isEmpty)
    }

    private func follower() throws -> ConfigurationFollower {
        let options = try ResolvedOptions(named: path, over: Overrides(data: Repository.data, bell: .visible))
        let tables = try Tables(options)
        return ConfigurationFollower(options, tables, thesis: .empty)
    }

    @Test("a change arrives as settings, still overridden by the command line, with the new instruments")
    func change() async throws {
        try write("")
        let changes = try follower().changes()
        try write("theme = \"light\"\nbell = \"off\"\n[watch-lists]\nmine = [\"CRSP\"]", atomically: true)
        let change = try #require(await next(changes))
        #expect(change.instruments.map(\.symbol) == ["CRSP"])
        guard case .configured(let settings, _) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        #expect(settings.theme == .fixed(.light) && settings.bell == .visible)
        #expect(settings.lists.map(\.name) == ["mine", "small", "biotech", "sectors"] && settings.list == "mine")
        #expect(change.configuration?.theme == .fixed(.light))
    }

    @Test("an invalid change is reported with file, line and key, and changes nothing")
    func wrong() async throws {
        try write("")
        let changes = try follower().changes()
        try write("theme = \"light\"\n[sources.yahoo]\nquotes = \"fast\"", atomically: true)
        let change = try #require(await next(changes))
        #expect(change.configuration == nil && change.instruments.isEmpty)
        guard case .notice(let message, let shorter) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        #expect(
            message.hasPrefix(
                "Configuration error, keeping the old one: config.toml:3: sources.yahoo.quotes: expected a time"))
        #expect(
            shorter.first?.hasPrefix(
                "Old configuration kept: config.toml:3: sources.yahoo.quotes: expected a time") == true)
    }

    @Test(
        "a file that is not TOML is reported with line, column and key, and changes nothing",
        arguments: ["[(", "[a]\nb = [}"])
    func malformed(text: String) async throws {
        try write("")
        let changes = try follower().changes()
        try write(text, atomically: true)
        let change = try #require(await next(changes))
        #expect(change.configuration == nil)
        guard case .notice(let message, _) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        let location = text == "[(" ? "1:2: expected" : "2:6: a.b: expected"
        #expect(message.hasPrefix("Configuration error, keeping the old one: config.toml:\(location)"))
    }

    @Test("a file that can no longer be read is reported, and changes nothing")
    func unreadable() async throws {
        try write("")
        let changes = try follower().changes()
        try Data([0xFF, 0xFE, 0x80]).write(to: URL(filePath: path), options: .atomic)
        let change = try #require(await next(changes))
        #expect(change.configuration == nil)
        guard case .notice(let message, _) = change.event else {
            Issue.record("\(change.event)")
            return
        }
        #expect(message == "Configuration error, keeping the old one: \(path) is not UTF-8")
    }
}
