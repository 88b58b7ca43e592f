import Model
import Playback
import Synchronization

/// The recording of a running dashboard, for a bug report or a test.
final class Recording: Sendable {
    let recorder: Recorder
    /// The statuses of the recording.
    let statuses: StatusSource
    private let ending: Ending

    /// Starts a recording in a new file, beginning with a snapshot of the market.
    init(_ path: String, opening market: Market) throws(Failure) {
        let statuses = StatusSource("recording"), ending = Ending()
        statuses.publish(SourceStatus("recording", .good, reason: "to \(PlainText.clean(path))"))
        do throws(RecordingError) {
            recorder = try Recorder(
                path, program: "ballast \(Program.version)", opening: market, at: ProcessEnvironment.now()
            ) { error in
                ending.note(error)
                statuses.publish(SourceStatus("recording", .failed, reason: error.reason))
            }
        } catch {
            throw Failure(message: "ballast: \(error)")
        }
        self.statuses = statuses
        self.ending = ending
    }

    /// The error that ended the recording early; nil if there was none.
    var error: RecordingError? { ending.error }

    /// Stores the first error.
    private final class Ending: Sendable {
        private let noted = Mutex<RecordingError?>(nil)

        var error: RecordingError? { noted.withLock(\.self) }

        func note(_ error: RecordingError) { noted.withLock { $0 = $0 ?? error } }
    }
}
