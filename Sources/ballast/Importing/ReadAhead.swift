import Dispatch
import Formats
import Playback
import Synchronization

/// A file of an import that is being parsed on another thread, while the file before it is stored.
final class ReadAhead: Sendable {
    /// The result of parsing a file.
    struct Outcome: Sendable {
        /// The file, or why it is refused.
        let file: Result<ImportedFile, FeedError>
        /// The reader for the next file.
        let reader: ImportReader
    }

    private let source: ImportSource
    private let reader: ImportReader
    private let parsed = Mutex<Outcome?>(nil)
    private let group = DispatchGroup()

    /// Begins to parse a file with a reader.
    init(_ source: ImportSource, _ reader: ImportReader) {
        self.source = source
        self.reader = reader
        DispatchQueue.global().async(group: group) { [self] in
            let outcome = parse()
            parsed.withLock { $0 = outcome }
        }
    }

    /// The outcome; waits for it.
    var outcome: Outcome {
        group.wait()
        return parsed.withLock { $0 } ?? parse()
    }

    private func parse() -> Outcome {
        var reader = reader
        do throws(FeedError) {
            let file = try reader.read(source)
            return Outcome(file: .success(file), reader: reader)
        } catch {
            return Outcome(file: .failure(error), reader: reader)
        }
    }
}
