import Model

extension Moment.Mode: Recorded {}
extension Moment.Session: Recorded {}

extension Moment: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(day, session, mode, minute, playback) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), try reader.read(), mode: try reader.read(), minute: try reader.read(),
            playback: try reader.read())
    }
}

extension Playback.Speed: Recorded {
    func write(to writer: inout RecordWriter) {
        switch self {
        case .sessions(let rate):
            writer.byte(0)
            writer.write(rate)
        case .minutes(let rate):
            writer.byte(1)
            writer.write(rate)
        case .times(let rate):
            writer.byte(2)
            writer.write(rate)
        }
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        switch try reader.byte() {
        case 0: self = .sessions(try Self.rate(from: &reader))
        case 1: self = .minutes(try Self.rate(from: &reader))
        case 2: self = .times(try Self.rate(from: &reader))
        default: throw RecordReader.damage("there is no such speed")
        }
    }

    private static func rate(from reader: inout RecordReader) throws(RecordingError) -> Double {
        let rate: Double = try reader.read()
        guard rate > 0, rate <= 1e6 else { throw RecordReader.damage("there is no such speed") }
        return rate
    }
}

extension Playback: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(span, speed, isPaused) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(span: try reader.read(), speed: try reader.read(), isPaused: try reader.read())
    }
}

extension SourceStatus.State: Recorded {}

extension ServiceRecord: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(address, nextRequest, budgetLeft, bytes, latencyMilliseconds)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            address: try reader.read(), nextTry: try reader.read(), budgetLeft: try reader.read(),
            bytes: try reader.read(), latencyMilliseconds: try reader.read())
    }
}

extension SourceStatus: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(name, state, lastSuccess, reason, service) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), try reader.read(), lastSuccess: try reader.read(), reason: try reader.read(),
            service: try reader.read())
    }
}
