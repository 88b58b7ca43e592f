import Dashboard
import Model
import Thesis

/// Reads the configuration again whenever its file changes, or what the desk shares. A file with errors has no effect.
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
    private let sharing: DeskSharing?

    /// Follows the file from which the options were read, and what the desk shares.
    init(_ resolved: ResolvedOptions, _ tables: Tables, thesis: Thesis, _ sharing: DeskSharing? = nil) {
        file = resolved.file
        version = resolved.fileVersion
        overrides = resolved.overrides
        market = tables.market
        vocabulary = tables.vocabulary(thesis)
        self.sharing = sharing
    }

    /// The changes since the options were read.
    func changes() -> AsyncStream<Change> {
        guard let sharing else { return fileChanges }
        let (stream, continuation) = AsyncStream.makeStream(of: Change.self)
        let reading = Task.detached(priority: .utility) { [self] in
            await withDiscardingTaskGroup { group in
                group.addTask { for await change in fileChanges { continuation.yield(change) } }
                group.addTask {
                    for await news in sharing.news { if let change = change(by: news) { continuation.yield(change) } }
                }
            }
        }
        continuation.onTermination = { _ in reading.cancel() }
        return stream
    }

    /// The changes of the file alone.
    private var fileChanges: AsyncStream<Change> {
        guard let file else { return AsyncStream { $0.finish() } }
        let changes = FileWatch.changes(of: file.path, since: version)
        return AsyncStream { [self] in
            for await _ in changes {
                if let change = read(file) { return change }
            }
            return nil
        }
    }

    /// What news of the desk change; nil for nothing.
    private func change(by news: DeskSharing.News) -> Change? {
        if news.hasChanged { return read(file, message: news.text) }
        return news.text.map { Change(configuration: nil, event: .notice($0), instruments: []) }
    }

    /// Reads the file, and joins it with what the desk shares; nil if it does not exist, as between two steps of an
    /// editor.
    private func read(_ file: ConfigurationFile?, message: String? = "Configuration reloaded") -> Change? {
        var read = Configuration()
        var errors: [ConfigurationError] = []
        do throws(Failure) {
            if let file { (read, errors) = try file.read() }
        } catch {
            let message = error.message.replacing("ballast: ", with: "", maxReplacements: 1)
            return file?.exists ?? false ? Change(unchanged: ConfigurationFollower.leads.map { $0 + message }) : nil
        }
        var configuration = overrides.applied(to: read)
        if let sharing { configuration = configuration.joining(sharing.items) }
        let instruments = configuration.instruments(beyond: market)
        var vocabulary = vocabulary
        vocabulary.symbols.formUnion(instruments.map(\.symbol))
        let (configured, alertErrors) = configuration.settings(vocabulary)
        var settings = configured
        let own = ThemeFolder(besides: file?.path).all()
        (settings.themes, settings.faultyThemes) = (Theme.shipped + own.themes, own.faulty)
        let allErrors = errors + alertErrors
        guard allErrors.isEmpty else {
            return Change(unchanged: ConfigurationErrors(errors: allErrors).notices(leads: ConfigurationFollower.leads))
        }
        return Change(
            configuration: configuration, event: .configured(settings, message: settings.sharedFaults.first ?? message),
            instruments: instruments)
    }
}

extension ConfigurationFollower.Change {
    /// No change, with the reason in messages of decreasing length.
    fileprivate init(unchanged texts: [String]) {
        self.init(configuration: nil, event: .notice(texts[0], shorter: Array(texts.dropFirst())), instruments: [])
    }
}
