import Foundation
import Model
import TestSupport
import Testing

@testable import Formats

struct FileBytesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a file over the limit is refused with the limit and its size, in megabytes")
    func large() throws {
        let path = folder.path + "/prices.csv"
        #expect(FileManager.default.createFile(atPath: path, contents: Data("a,b\n".utf8)))
        #expect(try FileBytes.load(path, name: "prices.csv").count == 4)
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: 77_780_129)
        let expected = FeedError(
            "prices.csv", expected: "at most 67.1 MB, in several files where there is more", found: "77.8 MB")
        #expect(throws: expected) { try FileBytes.load(path, name: "prices.csv") }
    }

    @Test("an error shows the name of a file, column or element as plain text")
    func names() {
        let error = FeedError(
            "IWM\u{1B}[2J\r.csv", column: FeedError.Column("clo\u{202E}se", number: 2), expected: "</a\u{AD}b>",
            found: "\u{7}c")
        #expect(error.description == "IWM[2J .csv, column 2 (close): expected </ab>, found “c”")
    }
}
