import Formats
package import Model

/// Updates as bytes outside of a file: single ones, as a record of a recording has them, and a market with what belongs
/// to it as a compressed snapshot.
package enum UpdateCoding {
    /// The names of the kinds of updates in the order of the numbers that `bytes(of:)` writes.
    package static var kinds: [String] { UpdateKind.allCases.map(\.rawValue) }

    /// The name of the kind of an update, as in `kinds`.
    package static func kind(of update: MarketUpdate) -> String { UpdateKind(update).rawValue }

    /// An update as the bytes of a record, without its time.
    package static func bytes(of update: MarketUpdate) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(update)
        return writer.bytes
    }

    /// A snapshot: the program that wrote it, its kinds, and the updates that lead to it, compressed. O(sessions).
    package static func snapshot(of updates: [MarketUpdate], program: String) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(program)
        writer.write(kinds)
        writer.count(UInt64(updates.count))
        for update in updates { writer.write(update) }
        return GzipBytes.packed(writer.bytes)
    }
}

/// Decodes updates that a program with its own numbers of kinds has written. Arbitrary bytes are safe.
package struct UpdateDecoder: Sendable {
    /// The program that wrote them.
    package let program: String
    private let names: [String]
    private let kinds: [UpdateKind?]

    /// The maximum size of a decompressed snapshot in bytes.
    package static let longestSnapshot = RecordingFormat.longest

    /// Decodes a snapshot, and returns the decoder for the updates that follow it. Throws if the bytes are not one, or
    /// are larger than `limit` once decompressed.
    package static func reading(
        snapshot packed: [UInt8], limit: Int = longestSnapshot
    ) throws(RecordingError) -> (decoder: UpdateDecoder, updates: [MarketUpdate]) {
        guard let bytes = GzipBytes.unpacked(packed, limit: limit) else {
            throw RecordReader.damage("a snapshot cannot be decompressed")
        }
        var reader = RecordReader(bytes[...])
        let decoder = UpdateDecoder(program: try reader.read(), names: try reader.read())
        var updates: [MarketUpdate] = []
        for _ in 0..<(try reader.length()) { updates.append(try reader.update(decoder.kinds)) }
        return (decoder, updates)
    }

    /// Creates a decoder for the kinds of a program, in the order of their numbers.
    package init(program: String, names: [String]) {
        self.program = program
        self.names = names
        kinds = names.map(UpdateKind.init(rawValue:))
    }

    /// The name of the kind of an update, by its first byte; nil if there is none.
    package func kind(of bytes: ArraySlice<UInt8>) -> String? {
        guard let number = bytes.first.map(Int.init), names.indices.contains(number) else { return nil }
        return names[number]
    }

    /// Decodes the bytes of one update; bytes that are left over are an error.
    package func update(from bytes: ArraySlice<UInt8>) throws(RecordingError) -> MarketUpdate {
        var reader = RecordReader(bytes)
        let update = try reader.update(kinds)
        guard reader.left == 0 else { throw RecordReader.damage("an update is followed by other bytes") }
        return update
    }
}

/// Bytes compressed as a whole.
package enum GzipBytes {
    /// The bytes as gzip.
    package static func packed(_ bytes: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = []
        Deflater().pack(bytes, .end, onto: &packed)
        return packed
    }

    /// The decompressed bytes; nil if they are not complete gzip, or exceed the limit.
    package static func unpacked(_ packed: [UInt8], limit: Int) -> [UInt8]? {
        let inflater = Inflater(limit: limit)
        do throws(Inflater.Failure) {
            let result = packed.withUnsafeBytes { part in
                Result { () throws(Inflater.Failure) in try inflater.append(part) }
            }
            try result.get()
        } catch {
            return nil
        }
        return inflater.isComplete ? inflater.bytes : nil
    }
}
