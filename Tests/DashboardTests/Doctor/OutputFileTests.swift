import Foundation
import TestSupport
import Testing

@testable import ballast

@Suite("Output files") struct OutputFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }
    private func text(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

    private func write(_ text: String, to name: String) throws {
        let file = try OutputFile(path(name))
        try file.write(text)
        try file.finish()
    }

    @Test("files with the names of drafts are left alone, links too")
    func neighbours() throws {
        try folder.write("precious", to: "victim")
        try FileManager.default.createSymbolicLink(
            atPath: path("x.csv.part"), withDestinationPath: path("victim"))
        try write("new", to: "x.csv")
        #expect(text("victim") == "precious" && text("x.csv") == "new")
        #expect(folder.names == ["victim", "x.csv", "x.csv.part"])
    }

    @Test("a link is replaced and its target stays; a file keeps its permissions")
    func targets() throws {
        try folder.write("precious", to: "victim")
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("victim"))
        try write("new", to: "link")
        #expect(text("victim") == "precious" && text("link") == "new")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("victim"))
        try write("other", to: "victim")
        let permissions = try FileManager.default.attributesOfItem(atPath: path("victim"))[.posixPermissions] as? Int
        #expect(permissions == 0o600 && text("victim") == "other")
    }

    @Test("an unfinished file leaves nothing behind, and the earlier file stays")
    func unfinished() throws {
        try write("old", to: "x.csv")
        do {
            let file = try OutputFile(path("x.csv"))
            try file.write("half")
        }
        #expect(text("x.csv") == "old")
        #expect(folder.names == ["x.csv"])
    }

    @Test("a folder, a pipe without a reader and an empty name are refused with a message; a device is written to")
    func others() throws {
        #expect(mkfifo(path("pipe"), 0o600) == 0)
        let folderFailure = #expect(throws: Failure.self) { try OutputFile(folder.path) }
        #expect(throws: Failure.self) { try OutputFile(path("pipe")) }
        #expect(folderFailure?.message.contains("s a directory") == true)
        #expect(throws: Failure.self) { try OutputFile("") }
        let device = try OutputFile("/dev/null")
        try device.write("gone")
        try device.finish()
        var about = stat()
        #expect(stat("/dev/null", &about) == 0 && about.st_mode & S_IFMT == S_IFCHR)
        #expect(folder.names == ["pipe"])
    }

    @Test("a full disk is reported with the system's error")
    func full() throws {
        guard access("/dev/full", W_OK) == 0 else { return }
        let file = try OutputFile("/dev/full")
        let failure = #expect(throws: Failure.self) { try file.write("text") }
        #expect(failure?.message == "ballast: /dev/full: No space left on device")
    }
}
