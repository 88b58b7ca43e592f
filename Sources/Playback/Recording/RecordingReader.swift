public import Model
import Synchronization

/// Reads a recording, one update at a time.
///
/// Memory use is limited to a record and a small buffer. A truncated file yields all complete records.
public final class RecordingReader: Sendable {
    /// An update and its time of arrival.
    public struct Record: Sendable {
        /// The time of arrival.
        public let time: Timestamp
        /// The update.
        public let update: MarketUpdate
    }

    /// The program that wrote the recording.
    public let program: String
    /// When the recording begins.
    public let start: Timestamp
    private let path: String
    private let state: Mutex<State>

    fileprivate struct State: ~Copyable {
        var stream: GzipStream
        let head: RecordingHead
        var last: Timestamp
        var skipped = 0
        /// The rules that reject implausible updates; nil if they are not checked.
        var rules: UpdateRules?
        var error: RecordingError?
    }

    /// Opens a recording.
    ///
    /// - Parameter isValidated: whether implausible figures are left out and reported at the end; otherwise all are
    ///   yielded as recorded.
    public init(_ path: String, isValidated: Bool = false) throws(RecordingError) {
        self.path = path
        let stream = try GzipStream(path)
        let head = try RecordingHead(from: stream, path)
        program = head.program
        start = head.start
        state = Mutex(
            State(stream: stream, head: head, last: head.start, rules: isValidated ? UpdateRules(now: head.start) : nil)
        )
    }

    /// The next record; nil at the end, or if the rest cannot be read, in which case `error` is the reason.
    public func next() -> Record? {
        state.withLock { state in
            while state.error == nil {
                do throws(RecordingError) {
                    guard let record = try state.next() else { return nil }
                    // Implausible figures are left out, and reported at the end.
                    if let plausible = state.validated(record) { return plausible }
                } catch {
                    if error.kind == .unknown { state.skipped += 1 } else { state.error = error }
                }
            }
            return nil
        }
    }

    /// Returns to the first record.
    public func rewind() {
        state.withLock { [path] state in
            do throws(RecordingError) {
                let stream = try GzipStream(path)
                _ = try RecordingHead(from: stream, path)
                (state.stream, state.last, state.skipped, state.error) = (stream, state.head.start, 0, nil)
                if state.rules != nil { state.rules = UpdateRules(now: state.head.start) }
            } catch {
                state.error = error
            }
        }
    }

    /// The error that ended the recording early, or else that records were skipped as unsupported or implausible; nil
    /// if there is none.
    public var error: RecordingError? {
        state.withLock { state in
            if let error = state.error { return error }
            let message = "\(state.skipped) records are of kinds that this version does not support"
            if state.skipped > 0 { return RecordingError(.unknown, message) }
            return state.rules?.message.map { RecordingError(.implausible, $0) }
        }
    }
}

extension RecordingReader.State {
    /// The next record; nil at the end.
    fileprivate mutating func next() throws(RecordingError) -> RecordingReader.Record? {
        if try stream.isAtEnd() {
            if stream.isCutOff { throw cutOff }
            return nil
        }
        guard let bytes = try stream.record() else { throw cutOff }
        var reader = RecordReader(bytes)
        let (milliseconds, isTooLarge) = last.milliseconds.addingReportingOverflow(try reader.number())
        if isTooLarge { throw RecordReader.damage("there is no such time") }
        last = Timestamp(milliseconds: milliseconds)
        return RecordingReader.Record(time: last, update: try reader.update(head.kinds))
    }

    /// The record without implausible figures; nil if nothing is left of it.
    fileprivate mutating func validated(_ record: RecordingReader.Record) -> RecordingReader.Record? {
        guard rules != nil else { return record }
        rules?.advance(to: record.time)
        return rules?.judge(record.update).map { RecordingReader.Record(time: record.time, update: $0) }
    }

    private var cutOff: RecordingError {
        RecordingError(.truncated, "the recording is truncated; it is complete until \(last)")
    }
}

/// The header of a recording, before its records.
fileprivate struct RecordingHead {
    let program: String
    let start: Timestamp
    /// The kinds of updates by number; nil for unsupported ones.
    let kinds: [UpdateKind?]

    init(from stream: GzipStream, _ path: String) throws(RecordingError) {
        let foreign = RecordingError(.foreign, "\(path) is not a recording")
        var line: [UInt8] = []
        do throws(RecordingError) {
            while let byte = try stream.consume(1)?.first, byte != UInt8(ascii: "\n"), line.count < 64 {
                line.append(byte)
            }
        } catch {
            throw error.kind == .file ? error : foreign
        }
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix(RecordingFormat.signature),
            let version = Int(text.dropFirst(RecordingFormat.signature.count))
        else {
            throw foreign
        }
        guard version <= RecordingFormat.version else {
            throw RecordingError(.newer, "a newer version of Ballast wrote \(path) (format \(version))")
        }
        guard let bytes = try stream.record() else { throw foreign }
        var reader = RecordReader(bytes)
        program = try reader.read()
        start = try reader.read()
        let names: [String] = try reader.read()
        kinds = names.map(UpdateKind.init(rawValue:))
    }
}

extension GzipStream {
    /// The next record, preceded by its length; nil if the file ends within it.
    fileprivate func record() throws(RecordingError) -> ArraySlice<UInt8>? {
        var length = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard let byte = try consume(1)?.first else { return nil }
            length |= Int(byte & 0x7F) << shift
            if byte < 0x80, length <= RecordingFormat.longest { return try consume(length) }
        }
        throw RecordReader.damage("a record is too long")
    }
}
