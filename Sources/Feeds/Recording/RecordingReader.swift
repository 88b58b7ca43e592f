public import Model
import Synchronization

/// Reads a recording, one update after the other.
///
/// Of the file no more is in memory than a record and a little. One that ends in the middle gives all records that are
/// whole.
public final class RecordingReader: Sendable {
    /// An update, and when it came.
    public struct Record: Sendable {
        /// When it came.
        public let time: Timestamp
        /// What came.
        public let update: MarketUpdate
    }

    /// What wrote it.
    public let program: String
    /// When it begins.
    public let start: Timestamp
    private let path: String
    private let state: Mutex<State>

    fileprivate struct State: ~Copyable {
        var stream: GzipStream
        let head: RecordingHead
        var last: Timestamp
        var skipped = 0
        /// What of the updates cannot be.
        var rules: UpdateRules?
        var fault: RecordingError?
    }

    /// The recording in a file.
    ///
    /// - Parameter isJudged: whether figures that cannot be are left out and told at the end; else each is as it was recorded.
    public init(_ path: String, isJudged: Bool = false) throws(RecordingError) {
        self.path = path
        let stream = try GzipStream(path)
        let head = try RecordingHead(from: stream, path)
        program = head.program
        start = head.start
        state = Mutex(
            State(stream: stream, head: head, last: head.start, rules: isJudged ? UpdateRules(now: head.start) : nil))
    }

    /// The next record; nil at the end, of which `fault` says whether it is one.
    public func next() -> Record? {
        state.withLock { state in
            while state.fault == nil {
                do throws(RecordingError) {
                    guard let record = try state.next() else { return nil }
                    // What cannot be is left out, and told at the end.
                    if let plausible = state.judge(record) { return plausible }
                } catch {
                    if error.kind == .unknown { state.skipped += 1 } else { state.fault = error }
                }
            }
            return nil
        }
    }

    /// Begins at the first record again.
    public func rewind() {
        state.withLock { [path] state in
            do throws(RecordingError) {
                let stream = try GzipStream(path)
                _ = try RecordingHead(from: stream, path)
                (state.stream, state.last, state.skipped, state.fault) = (stream, state.head.start, 0, nil)
                if state.rules != nil { state.rules = UpdateRules(now: state.head.start) }
            } catch {
                state.fault = error
            }
        }
    }

    /// Why no more can be read though the recording did not end, or that it has records which this version does not know.
    public var fault: RecordingError? {
        state.withLock { state in
            if let fault = state.fault { return fault }
            let words = "\(state.skipped) records are of kinds that this version does not know"
            if state.skipped > 0 { return RecordingError(.unknown, words) }
            return state.rules?.words.map { RecordingError(.implausible, $0) }
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

    /// The record without what cannot be; nil where nothing is left of it.
    fileprivate mutating func judge(_ record: RecordingReader.Record) -> RecordingReader.Record? {
        guard rules != nil else { return record }
        rules?.advance(to: record.time)
        return rules?.judge(record.update).map { RecordingReader.Record(time: record.time, update: $0) }
    }

    private var cutOff: RecordingError {
        RecordingError(.truncated, "the recording was cut off; what came until \(last) is whole")
    }
}

/// What stands before the records.
fileprivate struct RecordingHead {
    let program: String
    let start: Timestamp
    /// The kinds of updates by their numbers; nil for one that this version does not know.
    let kinds: [UpdateKind?]

    init(from stream: GzipStream, _ path: String) throws(RecordingError) {
        let foreign = RecordingError(.foreign, "\(path) is no recording")
        var line: [UInt8] = []
        do throws(RecordingError) {
            while let byte = try stream.take(1)?.first, byte != UInt8(ascii: "\n"), line.count < 64 {
                line.append(byte)
            }
        } catch {
            throw error.kind == .file ? error : foreign
        }
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix(RecordingFormat.mark), let version = Int(text.dropFirst(RecordingFormat.mark.count)) else {
            throw foreign
        }
        guard version <= RecordingFormat.version else {
            throw RecordingError(.newer, "a newer version of Ballast wrote \(path) (format \(version))")
        }
        guard let bytes = try stream.record() else { throw foreign }
        var reader = RecordReader(bytes)
        program = try reader.read()
        start = try reader.read()
        let words: [String] = try reader.read()
        kinds = words.map(UpdateKind.init(rawValue:))
    }
}

extension GzipStream {
    /// The next record, whose length stands before it; nil where the file ends in it.
    fileprivate func record() throws(RecordingError) -> ArraySlice<UInt8>? {
        var length = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard let byte = try take(1)?.first else { return nil }
            length |= Int(byte & 0x7F) << shift
            if byte < 0x80, length <= RecordingFormat.longest { return try take(length) }
        }
        throw RecordReader.damage("a record is too long")
    }
}
