import Feeds
import Model
import Synchronization

/// What is recorded while a dashboard runs, for a bug report or a test.
final class Recording: Sendable {
    /// Who writes it.
    let recorder: Recorder
    /// What is to be said of it.
    let statuses: StatusSource
    private let ending: Ending

    /// A recording in a new file, which begins with a picture of the market.
    init(_ path: String, opening market: Market) throws(Failure) {
        let statuses = StatusSource("recording"), ending = Ending()
        statuses.say(SourceStatus("recording", .good, reason: "into \(PlainText.clean(path))"))
        do throws(RecordingError) {
            recorder = try Recorder(
                path, program: "ballast \(Ballast.version)", opening: market, at: Surroundings.now()
            ) { error in
                ending.note(error)
                statuses.say(SourceStatus("recording", .failed, reason: error.reason))
            }
        } catch {
            throw Failure(words: "ballast: \(error)")
        }
        self.statuses = statuses
        self.ending = ending
    }

    /// Why it ended before the dashboard was left; nil where it did not.
    var fault: RecordingError? { ending.error }

    /// Remembers why it ended.
    private final class Ending: Sendable {
        private let noted = Mutex<RecordingError?>(nil)

        var error: RecordingError? { noted.withLock(\.self) }

        func note(_ error: RecordingError) { noted.withLock { $0 = $0 ?? error } }
    }
}
