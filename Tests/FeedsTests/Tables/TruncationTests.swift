import Model
import Testing

@testable import Feeds

/// A table that was cut off somewhere, as by a full disk.
struct TruncationTests {
    static let text = """
        date,open,high,low,close,volume
        2024-05-14,"10.5",11,10,10.75,1200
        2024-05-15,10.75,12.25,10.5,12,1300
        2024-05-16,12,12.5,11.75,12.125,1400

        """

    private static let prices = PriceTable(.undescribed("T", group: "test"))

    @Test("cut anywhere, it yields whole rows and says that something is missing", arguments: ["\n", "\r\n"])
    func listed(lineEnd: String) throws {
        let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.joined(separator: lineEnd)
        let listed = Self.manifest + "t.csv,3,,,test,test,\(text.utf8.count),\n"
        let files = try TemporaryFolder(["manifest.csv": listed, "t.csv": text])
        let folder = try DataFolder(files.path)
        let whole = folder.read("t.csv", orElse: Series(), Self.prices.read)
        #expect(whole.content.count == 3 && whole.faults == [])
        for length in 0..<text.utf8.count {
            try files.write(String(decoding: text.utf8.prefix(length), as: UTF8.self), to: "t.csv")
            let table = folder.read("t.csv", orElse: Series(), Self.prices.read)
            #expect(!table.faults.isEmpty, "\(length) bytes")
            for index in 0..<table.content.count {
                #expect(table.content[index] == whole.content[index], "\(length) bytes")
            }
        }
    }

    @Test("a file that is not listed and ends abruptly is read, and a note says so")
    func unlisted() throws {
        let folder = try TemporaryFolder(["manifest.csv": Self.manifest, "t.csv": String(Self.text.dropLast(3))])
        let table = try DataFolder(folder.path).read("t.csv", orElse: Series(), Self.prices.read)
        #expect(table.content.count == 3)
        #expect(
            table.faults.map(\.description) == [
                "t.csv: expected a line end at the end of the file, found “none: it may be cut off”"
            ])
    }

    @Test("a file that lost whole rows is read, and a note says how many")
    func lostRows() throws {
        let kept = Self.text.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n"
        let listed = Self.manifest + "t.csv,3,,,test,test,\(Self.text.utf8.count),\n"
        let folder = try TemporaryFolder(["manifest.csv": listed, "t.csv": kept])
        let table = try DataFolder(folder.path).read("t.csv", orElse: Series(), Self.prices.read)
        #expect(table.content.count == 2)
        #expect(table.faults.map(\.description) == ["t.csv: expected 3 rows as listed, found “2”"])
    }

    @Test("a file whose last number lost its last digit loses that row")
    func lostDigit() throws {
        let listed = Self.manifest + "t.csv,3,,,test,test,\(Self.text.utf8.count),\n"
        let folder = try TemporaryFolder(["manifest.csv": listed, "t.csv": String(Self.text.dropLast(2))])
        let table = try DataFolder(folder.path).read("t.csv", orElse: Series(), Self.prices.read)
        #expect(table.content.count == 2)
        #expect(table.faults.first?.description.hasPrefix("t.csv, line 4: expected a line end") == true)
    }

    static let manifest = "file,rows,first,last,source,terms,bytes,sha256\n"
}
