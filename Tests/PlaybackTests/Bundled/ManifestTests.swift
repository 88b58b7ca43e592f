import Foundation
import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct ManifestTests {
    let folder: DataFolder

    init() throws { folder = try DataFolder(Repository.data) }

    @Test("the digest matches the examples of the standard")
    func digest() {
        #expect(
            SHA256.hexadecimal(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hexadecimal([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let long = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        #expect(
            SHA256.hexadecimal(long) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    }

    @Test("every file matches its manifest entry: bytes, digest, rows, first and last date")
    func files() throws {
        #expect(folder.manifest.entries.count > 30)
        for entry in folder.manifest.entries {
            let bytes = try FileBytes.load("\(Repository.data)/\(entry.file)", name: entry.file)
            #expect(bytes.count == entry.bytes, "\(entry.file)")
            #expect(SHA256.hexadecimal(bytes) == entry.sha256, "\(entry.file)")
            #expect(!entry.source.isEmpty && !entry.terms.isEmpty, "\(entry.file)")
            if entry.file.hasSuffix(".toml") {
                let heads = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("[[") }
                #expect(heads.count == entry.rows, "\(entry.file)")
                continue
            }
            var table = try TableReader(bytes, file: entry.file)
            let dates = try span(&table)
            #expect(table.errors == [] && table.rows == entry.rows, "\(entry.file)")
            if let dates { #expect(dates.first == entry.first && dates.last == entry.last, "\(entry.file)") }
        }
    }

    @Test("every file in the folder is listed in the manifest, apart from the manifest, its script and its description")
    func unlisted() throws {
        let unlisted = ["manifest.csv", "compile.py", "README.md"]
        let found = try #require(FileManager.default.enumerator(atPath: Repository.data))
            .compactMap { $0 as? String }.filter { $0.contains(".") && !unlisted.contains($0) }
        #expect(Set(found) == Set(folder.manifest.entries.map(\.file)))
        #expect(folder.manifest.entries.count == Set(found).count)
    }

    /// The first and last date as written, or nil for a table without a column of dates.
    private func span(_ table: inout TableReader) throws -> (first: String, last: String)? {
        let column = try ["date", "announced", "as_of", "month", "time"].lazy
            .compactMap { [table] in try table.optionalColumn($0) }.first
        var dates: [Dated] = []
        while table.next() {
            if let column { dates.append(try #require(Dated(table.text(column).prefix(10)))) }
        }
        let ordered = dates.sorted { $0.day < $1.day }
        guard let first = ordered.first, let last = ordered.last else { return nil }
        return (first.description, last.description)
    }
}
