import Model
import NIOCore
import Playback
import TestSupport
import Testing

@testable import Desk

@Suite("Messages of a desk") struct DeskMessageTests {
    private let epoch = DeskEpoch(start: 1_733_000_000_000, collector: 0xABCD)
    private let time = Timestamp(milliseconds: 1_733_000_123_456)
    private let desk = DeskName.standard
    private let decoder = UpdateDecoder(program: "", names: UpdateCoding.kinds)

    /// A message as it arrives from the server.
    private func arrived(_ message: DeskMessage) throws -> DeskMessage {
        var buffer = ByteBuffer()
        message.publish(on: desk, to: &buffer)
        // HPUB subject numbers becomes HMSG subject sid numbers.
        let text = buffer.readableBytesView
        let words = String(decoding: text.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self).split(separator: " ")
        var line = ByteBuffer(string: "HMSG \(words[1]) 1 \(words[2]) \(words[3])")
        line.writeBytes(text.drop { $0 != UInt8(ascii: "\r") })
        var parser = NATSParser()
        parser.append(line)
        guard case .message(let received)? = try parser.next() else { throw RecordingError(.damaged, "no message") }
        return try #require(DeskMessage(received, of: desk))
    }

    @Test("an update arrives as it was sent, short or long")
    func updates() throws {
        let series = MarketUpdate.series("AAA", Spring2024.series("IWM"))
        let updates =
            [
                .quote(
                    Quote("BRK.B", last: Price(units: 123, decimals: 2), session: Fixture.day("2024-05-16"), time: time)
                ),
                series, .curve(YieldCurve(Fixture.day("2024-05-16"), percent: [.tenYears: 4.38])),
                .source(SourceStatus("yahoo", .failed, reason: "429")),
            ] as [MarketUpdate]
        for update in updates {
            var header = DeskHeader(epoch, 42, at: time)
            let message = try arrived(DeskMessage(update, header))
            header.isCompressed = message.header.isCompressed
            #expect(message.header == header)
            #expect(UpdateCoding.bytes(of: try message.update(decoder)) == UpdateCoding.bytes(of: update))
        }
        #expect(DeskMessage(series, DeskHeader(epoch, 1, at: time)).header.isCompressed)
    }

    @Test(
        "an update of another kind or instrument than its subject names is refused, and so are snapshots within updates"
    )
    func mismatch() throws {
        let header = DeskHeader(epoch, 1, at: time)
        let bytes = UpdateCoding.bytes(of: .provenance("IWM", Provenance("a", .live)))
        for subject in [DeskSubject.update(kind: "provenance", "SPY"), .update(kind: "quote", "IWM")] {
            #expect(throws: RecordingError.self) { try DeskMessage(subject, header, payload: bytes).update(decoder) }
        }
        let policy = MarketUpdate.policy(Fixture.first, 5)
        #expect(throws: Never.self) { try DeskMessage(.batch([policy, policy]), header).update(decoder) }
        for batch in [[.batch([policy])], [policy, .snapshot(Fixture.market)]] as [[MarketUpdate]] {
            #expect(throws: RecordingError.self) { try DeskMessage(.batch(batch), header).update(decoder) }
        }
        #expect(throws: RecordingError.self) { try DeskMessage(.snapshot(Fixture.market), header).update(decoder) }
    }

    @Test("a few bytes that decompress to very many are refused")
    func bomb() {
        var header = DeskHeader(epoch, 1, at: time)
        header.isCompressed = true
        let payload = GzipBytes.packed([UInt8](repeating: 0, count: DeskMessage.longestPayload + 1))
        #expect(payload.count < 100_000)
        let message = DeskMessage(.update(kind: "quote", "IWM"), header, payload: payload)
        #expect(throws: RecordingError.self) { try message.update(decoder) }
    }

    @Test(
        "headers that lack something, or have impossible values, are refused",
        arguments: [
            "", "Epoch: 1-1\r\nSequence: 1\r\n", "Epoch: x\r\nSequence: 1\r\nReceived: 1\r\n",
            "Epoch: -1-1\r\nSequence: 1\r\nReceived: 1\r\n", "Epoch: 1-1\r\nSequence: -1\r\nReceived: 1\r\n",
            "Epoch: 1-1\r\nSequence: 1\r\nReceived: 1\r\nPart: 3/3\r\n",
            "Epoch: 1-1\r\nSequence: 1\r\nReceived: 1\r\nPart: 0/999999\r\n",
            "Epoch: 1-1\r\nSequence: 1\r\nReceived: 1\r\nEncoding: br\r\n",
            "Epoch: 1-1\r\nSequence: 18446744073709551615\r\nReceived: 1\r\n",
            "Epoch: 99999999999999999999-1\r\nSequence: 1\r\nReceived: 1\r\n",
        ])
    func invalid(fields: String) {
        #expect(DeskHeader(ByteBuffer(string: "NATS/1.0\r\n\(fields)\r\n")) == nil)
    }

    @Test("a later epoch is greater, whoever leads in it")
    func order() {
        #expect(DeskEpoch(start: 1, collector: 9) < DeskEpoch(start: 2, collector: 1))
        #expect(DeskEpoch(start: 1, collector: 1) < DeskEpoch(start: 1, collector: 2))
    }
}

@Suite("Snapshots of a desk") struct DeskSnapshotTests {
    private let header = DeskHeader(
        DeskEpoch(start: 1, collector: 1), 7, at: Timestamp(milliseconds: 1_733_000_123_456))

    private func messages(longest: Int) -> [DeskMessage] {
        DeskSnapshot.messages(of: Spring2024.market, program: "test 1", header: header, longest: longest)
    }

    @Test("a market arrives as it was, in one part or many", arguments: [1 << 20, 1000, 97])
    func parts(longest: Int) throws {
        var assembly = SnapshotAssembly()
        let messages = messages(longest: longest)
        #expect(messages.allSatisfy { $0.payload.count <= longest })
        var found: [UInt8]?
        for message in messages {
            #expect(found == nil)
            found = assembly.add(message)?.bytes
        }
        let (decoder, updates) = try UpdateDecoder.reading(snapshot: try #require(found))
        #expect(decoder.program == "test 1")
        guard case .snapshot(let market)? = updates.first else {
            Issue.record("no market")
            return
        }
        #expect(UpdateCoding.bytes(of: .snapshot(market)) == UpdateCoding.bytes(of: .snapshot(Spring2024.market)))
    }

    @Test("a part that is missing, repeated or of another snapshot never completes one")
    func disorder() {
        let messages = messages(longest: 1000)
        func isComplete(_ messages: [DeskMessage]) -> Bool {
            var assembly = SnapshotAssembly()
            return messages.contains { assembly.add($0) != nil }
        }
        #expect(messages.count > 4)
        #expect(isComplete(messages))
        #expect(!isComplete(Array(messages.dropFirst())))
        #expect(!isComplete(Array(messages[..<2] + messages[3...])))
        #expect(!isComplete(Array(messages[..<2] + messages[1...])))
        let other = DeskSnapshot.messages(
            of: Spring2024.market, program: "test 1", header: DeskHeader(header.epoch, 8, at: header.time),
            longest: 1000)
        #expect(!isComplete(Array(messages[..<2] + other[2...])))
        #expect(isComplete(Array(messages[..<2] + other)))
    }

    @Test("a snapshot that is cut off or changed is an error or another market, and nothing worse")
    func damaged() {
        let bytes = messages(longest: 1 << 20)[0].payload
        for end in stride(from: 0, to: bytes.count, by: 101) {
            #expect(throws: RecordingError.self) { try UpdateDecoder.reading(snapshot: Array(bytes[..<end])) }
        }
        for index in stride(from: 0, to: bytes.count, by: 37) {
            var changed = bytes
            changed[index] ^= 0x55
            _ = try? UpdateDecoder.reading(snapshot: changed)
        }
        #expect(throws: RecordingError.self) { try UpdateDecoder.reading(snapshot: bytes, limit: 1000) }
    }
}
