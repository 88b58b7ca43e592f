import Dashboard
import Foundation
import Model
import TestSupport
import Testing

@testable import ballast

@Suite("Edits of the configuration's file") struct ConfigurationFileEditTests {
    private let folder: TemporaryFolder
    private let file: ConfigurationFile

    init() throws {
        folder = try TemporaryFolder()
        file = try #require(ConfigurationFile(named: folder.path + "/own/config.toml"))
    }

    private func text() throws -> String { try String(contentsOfFile: file.path, encoding: .utf8) }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/own", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file.path))
    }

    @Test("a file that does not exist is created with just the list, and emptied again")
    func created() throws {
        let change = try file.apply(.add(["NVDA"], to: "mine"))
        #expect(try text() == "[watch-lists]\nmine = [\"NVDA\"]\n")
        try file.undo(change)
        #expect(try text() == "")
    }

    @Test("an edit is undone to the byte, and by the reverse edit where the file has been changed since")
    func undone() throws {
        let before = "\u{FEFF}# own\r\n[watch-lists]\r\nmine = [\"XBI\" ,'IBB'] # two"
        try write(before)
        let change = try file.apply(.remove(["XBI"], from: "mine"))
        try file.undo(change)
        #expect(try Data(contentsOf: URL(filePath: file.path)) == Data(before.utf8))
        let second = try file.apply(.remove(["XBI"], from: "mine"))
        try write(try text() + "\r\n[groups]\r\ng = []\r\n")
        try file.undo(second)
        let after = try text()
        #expect(
            (after.contains("'IBB', 'XBI'") || after.contains("'XBI', 'IBB'"))
                && after.hasSuffix("\r\n[groups]\r\ng = []\r\n"))
    }

    @Test("the target of a link is edited, with its permissions")
    func link() throws {
        try write("")
        let target = folder.path + "/real.toml"
        try Data("# real\n".utf8).write(to: URL(filePath: target))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
        try FileManager.default.removeItem(atPath: file.path)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
        _ = try file.apply(.add(["NVDA"], to: "mine"))
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "# real\n\n[watch-lists]\nmine = [\"NVDA\"]\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: target)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: file.path)) == target)
    }

    @Test("a wrong file, and a link to nothing, are refused and stay as they are")
    func refused() throws {
        try write("bell = 3\n")
        #expect(throws: ConfigurationEditError.self) { try file.apply(.add(["NVDA"], to: "mine")) }
        #expect(try text() == "bell = 3\n")
        try FileManager.default.removeItem(atPath: file.path)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: folder.path + "/nothing")
        #expect(throws: ConfigurationEditError.self) { try file.apply(.add(["NVDA"], to: "mine")) }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/nothing"))
    }
}
