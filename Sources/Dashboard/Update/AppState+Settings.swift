import Model

extension AppState {
    /// Takes what a person has chosen anew. What they have changed at the keys since stays, unless just that was chosen.
    mutating func take(_ settings: Settings) -> [Effect] {
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
        notice = "configuration read anew"
        return effects + hold(after: .everything)
    }

    /// Takes what was chosen before the first frame.
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

    /// Shows a watch list; all tickers where there is none of that name.
    mutating func show(listNamed name: String?) {
        watchList.list = settings.lists.first { $0.name == name }
        watchList.sort(market)
        if watchList.row(of: selected, in: market) == nil, let place = watchList.places.first {
            selected = market.listings[place].instrument.symbol
        }
    }

    /// Shows the next watch list; all tickers after the last.
    mutating func showNextList() {
        let lists = settings.lists
        guard !lists.isEmpty else {
            notice = "no watch lists: the configuration names them"
            return
        }
        let next = watchList.list.flatMap { list in lists.firstIndex { $0.name == list.name } }.map { $0 + 1 } ?? 0
        show(listNamed: next < lists.count ? lists[next].name : nil)
        notice = "tickers: \(watchList.list?.name ?? "all")"
    }
}
