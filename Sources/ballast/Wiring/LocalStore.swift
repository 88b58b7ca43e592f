import Model
import Networking
import Services
import Store

/// The store on disk as the commands use it: its location, its contents at start, and what is written to it.
struct LocalStore: Sendable {
    let store: MarketStore
    /// The time at which it was opened; data read from it is at least this recent.
    let openedAt: Timestamp
    /// The folder of a temporary store; nil for any other.
    let temporaryFolder: String?

    private init(folder: String, isTemporary: Bool = false) throws(StoreError) {
        openedAt = ProcessEnvironment.now()
        temporaryFolder = isTemporary ? folder : nil
        store = try MarketStore.open(folder: folder, now: openedAt)
    }

    /// Opens the store of a folder for reading; nil if there is none.
    private init?(reading folder: String) throws(StoreError) {
        openedAt = ProcessEnvironment.now()
        temporaryFolder = nil
        guard let store = try MarketStore.openForReading(folder: folder, now: openedAt) else { return nil }
        self.store = store
    }

    /// The folder of the store: the configured one, or else `ballast` in the user's data folder. Nil if there is none,
    /// or if a data folder is named, because then its tables are to be shown.
    static func folder(_ resolved: ResolvedOptions) -> String? { folder(resolved.configuration) }

    /// The same for a configuration.
    static func folder(_ configuration: Configuration) -> String? {
        if configuration.data != nil { return nil }
        if let folder = configuration.store.folder { return folder }
        return ProcessEnvironment.userFolder("XDG_DATA_HOME", orElse: ".local/share")
    }

    /// The existing store, opened for reading.
    ///
    /// - Parameter isRepairing: whether a damaged one is set aside and replaced.
    fileprivate static func existing(_ resolved: ResolvedOptions, isRepairing: Bool) throws(StoreError) -> LocalStore? {
        guard let folder = folder(resolved) else { return nil }
        do throws(StoreError) {
            return try LocalStore(reading: folder)
        } catch {
            guard isRepairing, error.kind == .corrupt else { throw error }
            return try LocalStore(folder: folder)
        }
    }

    /// The store, created if necessary.
    static func opened(_ resolved: ResolvedOptions) throws(StoreError) -> LocalStore? {
        guard let folder = folder(resolved) else { return nil }
        return try LocalStore(folder: folder)
    }

    /// A temporary store in a folder of its own.
    static func temporary(_ folder: String) throws(StoreError) -> LocalStore {
        try LocalStore(folder: folder, isTemporary: true)
    }

    /// The current status of the store.
    var status: SourceStatus {
        reportingDamage(SourceStatus(MarketStore.name, .good, lastSuccess: ProcessEnvironment.now()))
    }

    /// A message that the file was damaged, with its new name; nil if it was not.
    var damage: String? {
        guard case .rebuilt(let aside, let reason) = store.opening else { return nil }
        let name = aside.split(separator: "/").last ?? ""
        return "\(reason): set aside as \(name), and recreated"
    }

    /// A status that also reports damage to the file, or rows out of range.
    func reportingDamage(_ status: SourceStatus) -> SourceStatus {
        guard status.state == .good, let damage = damage ?? store.skippedRows else { return status }
        return SourceStatus(MarketStore.name, .partial, lastSuccess: status.lastSuccess, reason: damage)
    }

    /// A status that reports implausible stored data.
    private func partialStatus(_ message: String) -> SourceStatus {
        SourceStatus(MarketStore.name, .partial, lastSuccess: ProcessEnvironment.now(), reason: message)
    }

    /// What the first snapshot leaves out, without implausible figures.
    ///
    /// - Parameter symbols: the instruments whose full histories are read; nil for all.
    func rest(of symbols: [Symbol]? = nil) throws(StoreError) -> [MarketUpdate] {
        var rules = UpdateRules(now: openedAt, instruments: try store.instruments())
        let updates = try store.rest(of: symbols).compactMap { rules.judge($0) }
        return rules.message.map { updates + [.source(partialStatus($0))] } ?? updates
    }

    /// The newest 400 sessions of instruments up to a date, without implausible figures.
    func newestSessions(of symbols: [Symbol], through day: Day?, in market: Market) throws(StoreError) -> [MarketUpdate]
    {
        var rules = UpdateRules(now: openedAt, instruments: symbols.compactMap { market[$0]?.instrument })
        return try store.newestSessions(of: symbols, through: day).compactMap { rules.judge($0) }
    }

    /// What the first snapshot has of an instrument, of some that it left out, without implausible figures.
    func updates(of symbols: [Symbol]) throws(StoreError) -> [MarketUpdate] {
        var rules = UpdateRules(now: openedAt)
        return try store.updates(of: symbols).compactMap { rules.judge($0) }
    }

    /// Releases memory that a large write needed.
    func releaseMemory() {
        store.shrink()
        Heap.releaseUnused()
    }

    /// The stored market; nil if the store is empty. If all prices are bundled, its mode is `bundled`.
    ///
    /// - Parameter shown: the instruments that the first frame shows in any case; nil if it has all.
    fileprivate func firstSnapshot(isRepairing: Bool, showing shown: Set<Symbol>?) throws(StoreError) -> Market? {
        guard var market = try readFirstSnapshot(isRepairing, shown) else { return nil }
        let isBundled = market.listings.allSatisfy { listing in
            !listing.isAfterGap && (listing.provenance.freshness == .bundled || listing.series.isEmpty)
        }
        if isBundled {
            market.apply(.moment(Moment(market.day, mode: .bundled)))
        } else {
            market.markUnfinished(at: openedAt)
        }
        // Data stored by an older version is checked by the current rules.
        var rules = UpdateRules(now: openedAt)
        if case .snapshot(let checked)? = rules.judge(.snapshot(market)) { market = checked }
        market.apply(.source(rules.message.map { partialStatus($0) } ?? status))
        return market
    }

    /// The first snapshot; nil if the file is damaged and has been set aside.
    private func readFirstSnapshot(_ isRepairing: Bool, _ shown: Set<Symbol>?) throws(StoreError) -> Market? {
        do throws(StoreError) {
            return try store.firstSnapshot(showing: shown)
        } catch {
            guard isRepairing, error.kind == .corrupt else { throw error }
            if case .found = try store.rebuild(now: ProcessEnvironment.now()) { throw error }
            return nil
        }
    }
}

/// The store as opened for a start: the store itself, its market, and why it could not be read.
struct StoreStart {
    /// The store; nil if there is none, or it could not be opened.
    private(set) var local: LocalStore?
    /// The stored market; nil if the store is empty or could not be read.
    private(set) var snapshot: Market?
    /// The instruments that the market lacks.
    private(set) var omitted: [OmittedInstrument] = []
    /// Why it could not be read; nil if it could, or there is none.
    private(set) var error: StoreError?

    /// Looks for the store and reads its first snapshot.
    ///
    /// - Parameters:
    ///   - isRepairing: whether a damaged one is set aside and replaced.
    ///   - shown: the instruments that the first frame shows in any case; nil if it has all.
    init(_ resolved: ResolvedOptions, isRepairing: Bool, showing shown: Set<Symbol>?) {
        do throws(StoreError) {
            local = try LocalStore.existing(resolved, isRepairing: isRepairing)
            snapshot = try local?.firstSnapshot(isRepairing: isRepairing, showing: shown)
            if shown != nil, let local, let snapshot { omitted = try local.store.omitted(from: snapshot) }
        } catch {
            self.error = error
        }
    }
}

extension LocalStore {
    /// The store for a command that cannot run without one.
    ///
    /// - Parameter isRead: whether a store that can only be read is sufficient.
    static func required(_ resolved: ResolvedOptions, forReading isRead: Bool = false) throws(Failure) -> LocalStore {
        do throws(StoreError) {
            if let local = try isRead ? readable(resolved) : opened(resolved) {
                if let damage = local.damage { Console.printError("ballast: \(local.store.path): \(damage)") }
                return local
            }
        } catch {
            throw Failure(message: "ballast: \(error)")
        }
        throw Failure(
            message: resolved.data == nil
                ? "ballast: no folder for a store: neither HOME nor XDG_DATA_HOME is set"
                : "ballast: a data folder is named, so there is no store")
    }

    /// The store, created if necessary; if it cannot be written or another program holds it, opened for reading.
    private static func readable(_ resolved: ResolvedOptions) throws(StoreError) -> LocalStore? {
        do throws(StoreError) {
            return try opened(resolved)
        } catch {
            guard error.kind == .readOnly || error.kind == .busy, let folder = folder(resolved),
                let local = try LocalStore(reading: folder)
            else { throw error }
            return local
        }
    }
}

extension Retention {
    /// The retention from the user's settings.
    init(_ settings: StoreSettings) {
        func days(_ duration: Duration?) -> Int? { duration.map { Int($0 / .seconds(86_400)) } }
        self.init(
            historyDays: days(settings.history), holdingsDays: days(settings.holdings),
            quoteDays: days(settings.quotes), reportDays: days(settings.filings))
    }
}

/// Validators of responses, stored after the data read from them, so that a start only fetches what has changed.
/// Validators stored by another dashboard in the meantime are ignored: this one lacks the data that they belong to.
final class StoredValidatorCache: ValidatorCache {
    private let local: LocalStore
    private let storeSession: StoreSession
    private let memory = MemoryValidatorCache()

    init(_ local: LocalStore, _ storeSession: StoreSession) {
        self.local = local
        self.storeSession = storeSession
    }

    func validator(for address: String) -> Validator? {
        if let validator = memory.validator(for: address) { return validator }
        // Without a validator the response is fetched in full; an unreadable store is reported with its figures.
        let stored = (try? local.store.validator(for: address, before: local.openedAt)).flatMap(\.self)
        return stored.map { Validator(entityTag: $0.entityTag, lastModified: $0.lastModified) }
    }

    func store(_ validator: Validator, for address: String) {
        memory.store(validator, for: address)
        storeSession.post(
            StoredValidator(address: address, entityTag: validator.entityTag, lastModified: validator.lastModified))
    }
}

/// Complete responses that are valid for a week, cached in the store.
struct StoredResponseCache: ResponseCache {
    let store: MarketStore

    // A response that cannot be read from the store is fetched again.
    func response(for key: String) -> (body: [UInt8], at: Timestamp)? { (try? store.response(for: key)).flatMap { $0 } }

    func store(_ body: [UInt8], for key: String, at time: Timestamp) {
        // A response that is not stored is fetched again.
        try? store.store(body, for: key, at: time)
    }
}
