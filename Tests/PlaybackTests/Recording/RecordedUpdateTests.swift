import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Playback

@Suite("Updates in a recording") struct RecordedUpdateTests {
    private let kinds: [UpdateKind?] = UpdateKind.allCases

    private func bytes(_ update: MarketUpdate) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(update)
        return writer.bytes
    }

    @Test("every update is read as it was written, to the bit", arguments: UpdateKind.allCases)
    func exact(kind: UpdateKind) throws {
        for update in RecordedUpdates.samples(of: kind) {
            #expect(UpdateKind(update) == kind)
            let written = bytes(update)
            var reader = RecordReader(written[...])
            let read = try reader.update(kinds)
            #expect(reader.left == 0)
            #expect(bytes(read) == written)
            #expect(update.isSame(as: read), "\(update) became \(read)")
        }
    }

    @Test("the bundled market is read as it was written, to the bit, and is compact")
    func bundled() throws {
        let market = try Bundled.market
        let written = bytes(.snapshot(market))
        var reader = RecordReader(written[...])
        guard case .snapshot(let read) = try reader.update(kinds) else {
            Issue.record("no snapshot")
            return
        }
        #expect(bytes(.snapshot(read)) == written)
        #expect(read.differences(to: market) == [])
        let sessions = market.listings.reduce(0) { $0 + $1.series.count }
        #expect(written.count < sessions * 20, "\(written.count) bytes for \(sessions) sessions")
    }

    @Test("an update cut off anywhere is an error", arguments: UpdateKind.allCases)
    func truncated(kind: UpdateKind) {
        for update in RecordedUpdates.samples(of: kind) {
            let written = bytes(update)
            for end in 0..<min(written.count, 400) {
                var reader = RecordReader(written[..<end])
                #expect(throws: RecordingError.self) { try reader.update(kinds) }
            }
        }
    }

    @Test("a changed byte is another value or an error, and nothing worse", arguments: UpdateKind.allCases)
    func damaged(kind: UpdateKind) {
        var chance = SystemRandomNumberGenerator()
        for update in RecordedUpdates.samples(of: kind) {
            let written = bytes(update)
            guard !written.isEmpty else { continue }
            for _ in 0..<300 {
                var other = written
                other[Int.random(in: 0..<other.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
                var reader = RecordReader(other[...])
                guard let read = try? reader.update(kinds) else { continue }
                var market = RecordedUpdates.market
                market.apply(read)
            }
        }
    }

    @Test("columns of gaps cannot claim more memory than the record has room for dates")
    func gaps() throws {
        let gaps = [Double](repeating: .nan, count: 500)
        var writer = RecordWriter()
        writer.write(RecordedColumn(gaps), RecordedColumn(gaps), RecordedColumn(gaps))
        var reader = RecordReader(writer.bytes[...])
        let first: RecordedColumn = try reader.read(), second: RecordedColumn = try reader.read()
        #expect(first.values.count == 500 && second.values.count == 500)
        #expect(throws: RecordingError.self) { let _: RecordedColumn = try reader.read() }
    }

    @Test("text that could move the cursor is made plain")
    func plain() throws {
        var writer = RecordWriter()
        writer.write("a\u{1b}[2Jb\u{202e}c")
        var reader = RecordReader(writer.bytes[...])
        let text: String = try reader.read()
        #expect(!text.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" })
    }

    @Test("numbers of every size", arguments: [0, 1, -1, 63, 64, -64, -65, 127, 128, Int.max, Int.min, 1 << 56])
    func numbers(number: Int) throws {
        var writer = RecordWriter()
        writer.write(number)
        #expect(abs(Double(number)) > 63 || writer.bytes.count == 1)
        var reader = RecordReader(writer.bytes[...])
        #expect(try reader.read() == number)
    }

    @Test("a number that never ends is an error")
    func unterminated() {
        for bytes in [[UInt8](repeating: 0xFF, count: 40), [UInt8](repeating: 0x80, count: 9) + [0x02]] {
            var reader = RecordReader(bytes[...])
            #expect(throws: RecordingError.self) { try reader.count() }
        }
    }

    @Test("a column of printed numbers is compact, and any column is exact")
    func columns() throws {
        let printed = (0..<1000).map { 200 + Double($0 % 37) / 100 }
        let others: [[Double]] = [
            [], [.nan], [.nan, 1.5, .nan], printed, printed.map { $0 / 3 }, [0, -0.0], [.infinity, 1],
            [1e-300, 9_007_199_254_740_992], [0.000001, 123_456.654321], printed.map { $0 < 200.2 ? .nan : $0 },
        ]
        for values in others {
            var writer = RecordWriter()
            writer.write(RecordedColumn(values))
            var reader = RecordReader(writer.bytes[...])
            let read: RecordedColumn = try reader.read()
            #expect(read.values.map(\.bitPattern) == values.map(\.bitPattern))
            #expect(reader.left == 0)
            if values == printed { #expect(writer.bytes.count < 1100) }
        }
    }
}

extension MarketUpdate {
    /// Whether it has the same values, where they can be compared without a recording.
    fileprivate func isSame(as other: MarketUpdate) -> Bool {
        switch (self, other) {
        case (.moment(let a), .moment(let b)): a == b
        case (.playback(let a), .playback(let b)): a == b
        case (.instrument(let a), .instrument(let b)): a == b
        case (.quote(let a), .quote(let b)): a == b
        case (.bar(let a, let x), .bar(let b, let y)): a == b && x == y
        case (.series(let a, let x), .series(let b, let y)):
            a == b && x.count == y.count && x.running == y.running && (0..<x.count).allSatisfy { x[$0] == y[$0] }
                && x.closed.count == y.closed.count && (0..<x.closed.count).allSatisfy { x.closed[$0] == y.closed[$0] }
        case (.curve(let a), .curve(let b)): a == b
        case (.policy(let a, let x), .policy(let b, let y)): a == b && x.bitPattern == y.bitPattern
        case (.sectors(let a), .sectors(let b)): a == b
        case (.holdings(let a), .holdings(let b)): a.holdings == b.holdings && a.asOf == b.asOf && a.fund == b.fund
        case (.deal(let a), .deal(let b)): a == b
        case (.filing(let a), .filing(let b)): a == b
        case (.headline(let a), .headline(let b)): a == b
        case (.companies(let a), .companies(let b)): a == b
        case (.source(let a), .source(let b)): a == b
        case (.snapshot(let a), .snapshot(let b)): a.differences(to: b).isEmpty && a.sources == b.sources
        case (.batch(let a), .batch(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
        default: UpdateKind(self) == UpdateKind(other)
        }
    }
}
