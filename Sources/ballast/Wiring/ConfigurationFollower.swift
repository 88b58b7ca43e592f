import Dashboard
import Model
import Thesis

/// Reads the configuration again whenever its file changes. A file with errors has no effect.
struct ConfigurationFollower: Sendable {
    /// The result of a change to the file.
    struct Change: Sendable {
        /// The new configuration; nil if it has errors.
        let configuration: Configuration?
        /// The event for the dashboard.
        let event: Event
        /// The instruments in the configuration that the market lacks.
        let instruments: [Instrument]
    }

    private static let leads = ["Configuration error, keeping the old one: ", "Old configuration kept: "]
    private let file: ConfigurationFile?
    private let version: FileVersion?
    private let overrides: Overrides
    private let market: Market
    private let vocabulary: ThesisVocabulary

    /// Follows the file from which the options were read.
    init(_ resolved: ResolvedOptions, _ tables: Tables, thesis: Thesis) {
        file = resolved.file
        version = resolved.fileVersion
        overrides = resolved.overrides
        market = tables.market
        vocabulary = tables.vocabulary(thesis)
    }

    /// The changes since the options were read.
    func changes() -> AsyncStream<Change> {
        guard let file else { return AsyncStream { $0.finish() } }
        let fileChanges = FileWatch.changes(of: file.path, since: version)
        return AsyncStream { [self] in
            for await _ in fileChanges {
                if let change = read(file) { return change }
            }
            return nil
        }
    }

    /// Reads the file; nil if it does not exist, as between two steps of an editor.
    private func read(_ file: ConfigurationFile) -> Change? {
        let read: Configuration
        let errors: [ConfigurationError]
        do throws(Failure) {
            (read, errors) = try file.read()
        } catch {
            let message = error.message.replacing("ballast: ", with: "", maxReplacements: 1)
            return file.exists ? Change(unchanged: ConfigurationFollower.leads.map { $0 + message }) : nil
        }
        let configuration = overrides.applied(to: read)
        let instruments = configuration.instruments(beyond: market)
        var vocabulary = vocabulary
        vocabulary.symbols.formUnion(instruments.map(\.symbol))
        let (configured, alertErrors) = configuration.settings(vocabulary)
        var settings = configured
        let own = ThemeFolder(besides: file.path).all()
        (settings.themes, settings.faultyThemes) = (Theme.shipped + own.themes, own.faulty)
        let allErrors = errors + alertErrors
        guard allErrors.isEmpty else {
            return Change(unchanged: ConfigurationErrors(errors: allErrors).notices(leads: ConfigurationFollower.leads))
        }
        return Change(configuration: configuration, event: .configured(settings), instruments: instruments)
    }
}

extension ConfigurationFollower.Change {
    /// No change, with the reason in messages of decreasing length.
    fileprivate init(unchanged texts: [String]) {
        self.init(configuration: nil, event: .notice(texts[0], shorter: Array(texts.dropFirst())), instruments: [])
    }
}
