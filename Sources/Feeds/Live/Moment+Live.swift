import Model

extension Moment {
    /// The moment of a live market at an instant: the session that runs, is about to or has closed; where there is none,
    /// the day itself, for deals and headlines come at weekends too.
    init(live now: Timestamp, by calendar: ExchangeCalendar) {
        let (day, minute) = NewYorkTime.wallClock(at: now)
        let state = calendar.state(at: now)
        switch state {
        case .open, .preMarket: self.init(day, state, mode: .live, minute: minute)
        case .holiday: self.init(day, .holiday, mode: .live)
        case .closed:
            let isOver = !calendar.isSession(day) || day == calendar.lastClose(before: now)
            self.init(closed: isOver ? day : day - 1, mode: .live, by: calendar)
        }
    }
}
