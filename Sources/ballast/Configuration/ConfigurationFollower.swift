import Dashboard
import Model

/// Reads the configuration again whenever its file is another. A file in which anything is wrong changes nothing.
struct ConfigurationFollower: Sendable {
    /// What a change of the file comes to.
    struct Change: Sendable {
        /// The configuration; nil where it is wrong.
        let configuration: Configuration?
        /// What the dashboard is to take.
        let event: Event
        /// The instruments that are asked for and not on the market.
        let instruments: [Instrument]
    }

    private static let lead = "configuration unchanged: "
    private let file: ConfigurationFile?
    private let mark: FileMark?
    private let overrides: Overrides
    private let market: Market
    private let vocabulary: ThesisVocabulary

    /// Follows the file of what was chosen.
    init(_ choices: Choices, _ tables: Tables, thesis: Thesis) {
        file = choices.file
        mark = choices.mark
        overrides = choices.overrides
        market = tables.market
        vocabulary = tables.vocabulary(thesis)
    }

    /// The changes since the choices were read.
    func changes() -> AsyncStream<Change> {
        guard let file else { return AsyncStream { $0.finish() } }
        let looks = FileWatch.changes(of: file.path, since: mark)
        return AsyncStream { [self] in
            for await _ in looks {
                if let change = read(file) { return change }
            }
            return nil
        }
    }

    /// What the file says now; nil where it is gone, as between two steps of an editor.
    private func read(_ file: ConfigurationFile) -> Change? {
        let read: Configuration
        let errors: [ConfigurationError]
        do throws(Failure) {
            (read, errors) = try file.read()
        } catch {
            let words = error.words.replacing("ballast: ", with: "", maxReplacements: 1)
            return file.isThere ? Change(unchanged: [ConfigurationFollower.lead + words]) : nil
        }
        let configuration = overrides.applied(to: read)
        let instruments = configuration.instruments(beyond: market)
        var vocabulary = vocabulary
        vocabulary.symbols.formUnion(instruments.map(\.symbol))
        let (settings, others) = configuration.settings(vocabulary)
        let wrong = errors + others
        guard wrong.isEmpty else {
            return Change(unchanged: ConfigurationErrors(errors: wrong).notices(lead: ConfigurationFollower.lead))
        }
        return Change(configuration: configuration, event: .configured(settings), instruments: instruments)
    }
}

extension ConfigurationFollower.Change {
    /// No change, and why, in words that become shorter.
    fileprivate init(unchanged words: [String]) {
        self.init(configuration: nil, event: .notice(words[0], shorter: Array(words.dropFirst())), instruments: [])
    }
}
