public import Model

extension Moment {
    /// Creates the moment of a live market at an instant: the session that is open, about to open or has closed. If
    /// there is none it is the day itself, because deals and headlines also come at weekends.
    public init(live now: Timestamp, by calendar: ExchangeCalendar = .nyse) {
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
