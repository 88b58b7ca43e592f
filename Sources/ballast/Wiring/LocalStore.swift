import Feeds
import Model
import Store

/// The history on disk, as the commands use it: where it is, what it holds at the start, what goes into it.
struct LocalStore: Sendable {
    /// The store itself.
    let store: MarketStore
    /// When it was opened; what is read of it is at least as new.
    let openedAt: Timestamp
    /// Where it is a passing one, its folder.
    let temporaryFolder: String?

    private init(folder: String, isTemporary: Bool = false) throws(StoreError) {
        openedAt = Surroundings.now()
        temporaryFolder = isTemporary ? folder : nil
        store = try MarketStore.open(folder: folder, now: openedAt)
    }

    /// The store of a folder, opened to be read; nil where there is none.
    private init?(reading folder: String) throws(StoreError) {
        openedAt = Surroundings.now()
        temporaryFolder = nil
        guard let store = try MarketStore.reading(folder: folder, now: openedAt) else { return nil }
        self.store = store
    }

    /// The folder of the store: the configured one, else `ballast` in the user's data folder; nil where there is none,
    /// and where somebody has named a data folder, for then its tables are what is wanted.
    static func folder(_ choices: Choices) -> String? { folder(choices.configuration) }

    /// The same by a configuration alone.
    static func folder(_ configuration: Configuration) -> String? {
        if configuration.data != nil { return nil }
        if let folder = configuration.store.folder { return folder }
        if let data = Surroundings.variable("XDG_DATA_HOME"), data.hasPrefix("/") { return "\(data)/ballast" }
        return Surroundings.variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/.local/share/ballast" : nil }
    }

    /// The store where there is one already, to be read.
    ///
    /// - Parameter isMending: whether one that is damaged is set aside, and begun anew.
    fileprivate static func found(_ choices: Choices, isMending: Bool) throws(StoreError) -> LocalStore? {
        guard let folder = folder(choices) else { return nil }
        do throws(StoreError) {
            return try LocalStore(reading: folder)
        } catch {
            guard isMending, error.kind == .corrupt else { throw error }
            return try LocalStore(folder: folder)
        }
    }

    /// The store, made where there is none.
    static func opened(_ choices: Choices) throws(StoreError) -> LocalStore? {
        guard let folder = folder(choices) else { return nil }
        return try LocalStore(folder: folder)
    }

    /// A passing store in a folder of its own.
    static func temporary(_ folder: String) throws(StoreError) -> LocalStore {
        try LocalStore(folder: folder, isTemporary: true)
    }

    /// What is to be said of it.
    var status: SourceStatus { told(SourceStatus(MarketStore.name, .good, lastSuccess: Surroundings.now())) }

    /// That the file was damaged, and where it lies now; nil where it was not.
    var damage: String? {
        guard case .rebuilt(let aside, let reason) = store.opening else { return nil }
        let name = aside.split(separator: "/").last ?? ""
        return "\(reason): set aside as \(name), and begun anew"
    }

    /// A status, which does not forget that the file was damaged, or that it has rows that can be no figures.
    func told(_ status: SourceStatus) -> SourceStatus {
        guard status.state == .good, let damage = damage ?? store.leftOut else { return status }
        return SourceStatus(MarketStore.name, .partial, lastSuccess: status.lastSuccess, reason: damage)
    }

    /// That some of what is kept cannot be.
    private func told(_ words: String) -> SourceStatus {
        SourceStatus(MarketStore.name, .partial, lastSuccess: Surroundings.now(), reason: words)
    }

    /// What the first picture leaves out, without what cannot be.
    func rest(of market: Market) throws(StoreError) -> [MarketUpdate] {
        var rules = UpdateRules(now: openedAt, instruments: market.listings.map(\.instrument))
        let updates = try store.rest().compactMap { rules.judge($0) }
        return rules.words.map { updates + [.source(told($0))] } ?? updates
    }

    /// Gives back the memory that a large write needed.
    func settle() {
        store.shrink()
        Heap.giveBack()
    }

    /// The market that it knows; nil where it knows none. Where all of it came with the program, it says so.
    fileprivate func firstPicture(isMending: Bool) throws(StoreError) -> Market? {
        guard var market = try readFirstPicture(isMending) else { return nil }
        let isBundled = market.listings.allSatisfy { $0.provenance.freshness == .bundled || $0.series.isEmpty }
        if isBundled { market.apply(.moment(Moment(market.day, mode: .bundled))) }
        // What an older version kept is judged by the rules of this one.
        var rules = UpdateRules(now: openedAt)
        if case .picture(let plausible)? = rules.judge(.picture(market)) { market = plausible }
        market.apply(.source(rules.words.map { told($0) } ?? status))
        return market
    }

    /// The first picture. Where the file turns out to be damaged, it may be set aside, and there is none.
    private func readFirstPicture(_ isMending: Bool) throws(StoreError) -> Market? {
        do throws(StoreError) {
            return try store.firstPicture()
        } catch {
            guard isMending, error.kind == .corrupt else { throw error }
            if case .found = try store.rebuild(now: Surroundings.now()) { throw error }
            return nil
        }
    }
}

/// What the history on disk gives a start: itself, what it knows, and why it could not be read.
struct StoreStart {
    /// The store; nil where there is none, or it could not be opened.
    private(set) var local: LocalStore?
    /// What it knows; nil where that is nothing, or could not be read.
    private(set) var picture: Market?
    /// Why it could not be read; nil where it could, or there is none.
    private(set) var fault: StoreError?

    /// Looks for the store and reads its first picture.
    ///
    /// - Parameter isMending: whether one that is damaged is set aside, and begun anew.
    init(_ choices: Choices, isMending: Bool) {
        do throws(StoreError) {
            local = try LocalStore.found(choices, isMending: isMending)
            picture = try local?.firstPicture(isMending: isMending)
        } catch {
            fault = error
        }
    }
}

extension LocalStore {
    /// The store for a command that is about it.
    ///
    /// - Parameter isRead: whether it is enough that it can be read.
    static func demanded(_ choices: Choices, toRead isRead: Bool = false) throws(Failure) -> LocalStore {
        do throws(StoreError) {
            if let local = try isRead ? readable(choices) : opened(choices) {
                if let damage = local.damage { Console.complain("ballast: \(local.store.path): \(damage)") }
                return local
            }
        } catch {
            throw Failure(words: "ballast: \(error)")
        }
        throw Failure(
            words: choices.data == nil
                ? "ballast: there is no place for a store: neither HOME nor XDG_DATA_HOME is set"
                : "ballast: a data folder is named, and with one there is no store")
    }

    /// The store, made where there is none; where it cannot be written or another program holds it, as it can be read.
    private static func readable(_ choices: Choices) throws(StoreError) -> LocalStore? {
        do throws(StoreError) {
            return try opened(choices)
        } catch {
            guard error.kind == .readOnly || error.kind == .busy, let folder = folder(choices),
                let local = try LocalStore(reading: folder)
            else { throw error }
            return local
        }
    }
}

extension Retention {
    /// What a user wants kept.
    init(_ settings: StoreSettings) {
        func days(_ duration: Duration?) -> Int? { duration.map { Int($0 / .seconds(86_400)) } }
        self.init(
            historyDays: days(settings.history), holdingsDays: days(settings.holdings),
            quoteDays: days(settings.quotes), reportDays: days(settings.filings))
    }
}

/// What tells an answer from the next, kept in the store behind what was read from it, so that a start asks only for what
/// has changed. What another dashboard keeps meanwhile does not count: this one has not seen what it belongs to.
final class StoredValidators: Validators {
    private let local: LocalStore
    private let keeping: Keeping
    private let own = MemoryValidators()

    init(_ local: LocalStore, _ keeping: Keeping) {
        self.local = local
        self.keeping = keeping
    }

    func validator(for address: String) -> Validator? {
        if let known = own.validator(for: address) { return known }
        // What cannot be read is asked for whole; that the store cannot be read is told where its figures are.
        let mark = (try? local.store.mark(for: address, before: local.openedAt)).flatMap(\.self)
        return mark.map { Validator(entityTag: $0.entityTag, lastModified: $0.lastModified) }
    }

    func keep(_ validator: Validator, for address: String) {
        own.keep(validator, for: address)
        keeping.post(
            AnswerMark(address: address, entityTag: validator.entityTag, lastModified: validator.lastModified))
    }
}

/// Whole answers that hold for a week, kept in the store.
struct StoredResponseCache: ResponseCache {
    let store: MarketStore

    // What cannot be read is asked for once more, that is all.
    func answer(for key: String) -> (body: [UInt8], at: Timestamp)? { (try? store.answer(for: key)).flatMap { $0 } }

    func keep(_ body: [UInt8], for key: String, at time: Timestamp) {
        // What is not kept is asked for once more, that is all.
        try? store.keep(body, for: key, at: time)
    }
}
