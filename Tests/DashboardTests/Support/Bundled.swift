import Dashboard
import Model
import Playback
import Screen
import TestSupport
import Thesis

@testable import ballast

/// The bundled tables, read once.
enum Bundled {
    /// The market at its last session with all tables.
    static let market: Market = {
        guard let folder = try? DataFolder(Repository.data) else {
            return Market(Moment(Day(number: 0), mode: .bundled))
        }
        let tables = BundledTables(folder)
        return tables.rest().updates.reduce(tables.firstStage().market) { $0.applying($1) }
    }()

    /// The market at the close of the article's day.
    static let may = market.asOf(Day(number: 19859), mode: .bundled)

    /// The bundled thesis.
    static let thesis: Thesis = {
        let file = ThesisFile(named: nil, data: Repository.data)
        return (try? ThesisDraft(file).thesis(ThesisVocabulary(of: market))) ?? .empty
    }()

    /// The default settings, with the sources of yields that the markets here name.
    static var settings: Settings {
        var settings = Settings()
        settings.rateSources = ["treasury", "fred"]
        return settings
    }

    /// The dashboard on the article's day, the fund of the article selected.
    static func state(_ size: Size = Size(120, 40), select symbol: Symbol = "QQQS") -> AppState {
        state(may, size, select: symbol)
    }

    /// The dashboard on the article's day with a replay span to jump within.
    static var playableState: AppState {
        var state = state()
        var moment = state.market.moment
        moment.playback = Playback(
            span: Day(number: 10_595)...Day(number: 20_685), speed: .sessions(1), isPaused: true)
        _ = state.update(.data([.moment(moment)], at: Timestamp(milliseconds: 0)))
        return state
    }

    /// The dashboard on a market, with all background results completed, as for a single frame.
    static func state(_ market: Market, _ size: Size = Size(120, 40), select symbol: Symbol = "QQQS") -> AppState {
        AppState(market: market, size: size, settings: settings, select: symbol, thesis: thesis).completed()
    }
}

extension AppState {
    /// The state after keys, one per character.
    func pressing(_ keys: String) -> AppState {
        keys.reduce(into: self) { state, key in _ = state.update(.input(.key(.character(key)))) }
    }

    /// The state after one key.
    func pressing(_ key: Key) -> AppState {
        var state = self
        _ = state.update(.input(.key(key)))
        return state
    }

    /// The state after updates from sources.
    func applying(_ updates: [MarketUpdate]) -> AppState {
        var state = self
        _ = state.update(.data(updates, at: Timestamp(milliseconds: 0)))
        return state
    }

    /// The effects of one key.
    func effects(of key: Key) -> [Effect] {
        var state = self
        return state.update(.input(.key(key)))
    }
}
