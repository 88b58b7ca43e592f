import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

/// A table that was cut off at some point, as by a full disk.
struct TruncationTests {
    static let text = """
        date,open,high,low,close,volume
        2024-05-14,"10.5",11,10,10.75,1200
        2024-05-15,10.75,12.25,10.5,12,1300
        2024-05-16,12,12.5,11.75,12.125,1400

        """

    private static let prices = PriceTable(.undescribed("T", group: "test"))

    @Test("a table cut off anywhere yields complete rows and reports the loss", arguments: ["\n", "\r\n"])
    func listed(lineEnd: String) throws {
        let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.joined(separator: lineEnd)
        let listed = Self.manifest + "t.csv,3,,,test,test,\(text.utf8.count),\n"
        let files = try TemporaryFolder(["manifest.csv": listed, "t.csv": text])
        let folder = try DataFolder(files.path)
        let complete = folder.read("t.csv", orElse: Series(), Self.prices.read)
        #expect(complete.content.count == 3 && complete.errors == [])
        for length in 0..<text.utf8.count {
            try files.write(String(decoding: text.utf8.prefix(length), as: UTF8.self), to: "t.csv")
            let table = folder.read("t.csv", orElse: Series(), Self.prices.read)
            #expect(!table.errors.isEmpty, "\(length) bytes")
            for index in 0..<table.content.count {
                #expect(table.content[index] == complete.content[index], "\(length) bytes")
            }
        }
    }

    @Test("an unlisted file that ends abruptly is read, and a note reports it")
    func unlisted() throws {
        let folder = try TemporaryFolder(["manifest.csv": Self.manifest, "t.csv": String(Self.text.dropLast(3))])
        let table = try DataFolder(folder.path).read("t.csv", orElse: Series(), Self.prices.read)
        #expect(table.content.count == 3)
        #expect(
            table.errors.map(\.description) == [
                "t.csv: expected a line end at the end of the file, found “none: it may be truncated”"
            ])
    }

    @Test("a file that lost complete rows is read, and a note reports their number")
    func lostRows() throws {
        let remaining = Self.text.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n"
        let listed = Self.manifest + "t.csv,3,,,test,test,\(Self.text.utf8.count),\n"
        let folder = try TemporaryFolder(["manifest.csv": listed, "t.csv": remaining])
        let table = try DataFolder(folder.path).read("t.csv", orElse: Series(), Self.prices.read)
        #expect(table.content.count == 2)
        #expect(table.errors.map(\.description) == ["t.csv: expected 3 rows as listed, found “2”"])
    }

    @Test("a file whose last number lost its last digit loses that row")
    func lostDigit() throws {
        let listed = Self.manifest + "t.csv,3,,,test,test,\(Self.text.utf8.count),\n"
        let folder = try TemporaryFolder(["manifest.csv": listed, "t.csv": String(Self.text.dropLast(2))])
        let table = try DataFolder(folder.path).read("t.csv", orElse: Series(), Self.prices.read)
        #expect(table.content.count == 2)
        #expect(table.errors.first?.description.hasPrefix("t.csv, line 4: expected a line end") == true)
    }

    static let manifest = "file,rows,first,last,source,terms,bytes,sha256\n"
}
