import Model
import Thesis

extension AppState {
    /// Applies reloaded settings. What the user has changed with keys meanwhile is preserved, unless just that setting
    /// was changed.
    mutating func apply(_ settings: Settings) -> [Effect] {
        let before = self.settings
        self.settings = settings
        var effects: [Effect] = []
        if settings.theme != before.theme {
            theme = settings.theme
            effects.append(.palette(theme.palette))
        }
        book.watch(settings.alerts)
        use(settings)
        show(listNamed: settings.list == before.list ? watchList.list?.name : settings.list)
        notice = "Configuration reloaded"
        return effects + updateThesis(after: .everything)
    }

    /// Applies the settings before the first frame.
    mutating func begin(_ settings: Settings) {
        self.settings = settings
        theme = settings.theme
        book.watch(settings.alerts)
        use(settings)
        watchList.list = settings.lists.first { $0.name == settings.list }
    }

    private mutating func use(_ settings: Settings) {
        watchList.groups = settings.groups
        watchList.listed = settings.lists.allSymbols
        catalogue()
    }

    /// Shows a watch list; all tickers if there is none of that name.
    mutating func show(listNamed name: String?) {
        watchList.list = settings.lists.first { $0.name == name }
        watchList.sort(market)
        if watchList.row(of: selected, in: market) == nil, let index = watchList.positions.first {
            selected = market.listings[index].instrument.symbol
        }
    }

    /// Shows the next watch list; all tickers after the last.
    mutating func showNextList() {
        let lists = settings.lists
        guard !lists.isEmpty else {
            notice = "no watch lists in the configuration"
            return
        }
        let next = watchList.list.flatMap { list in lists.firstIndex { $0.name == list.name } }.map { $0 + 1 } ?? 0
        show(listNamed: next < lists.count ? lists[next].name : nil)
        notice = "tickers: \(watchList.list?.name ?? "all")"
    }
}
