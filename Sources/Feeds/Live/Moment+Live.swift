import Model

extension Moment {
    /// The moment of a live market at an instant: the session that runs or is about to, else the last that closed. On a
    /// holiday it is the day itself.
    init(live now: Timestamp, by calendar: ExchangeCalendar) {
        let (day, minute) = NewYorkTime.wallClock(at: now)
        switch calendar.state(at: now) {
        case .open: self.init(day, .open, mode: .live, minute: minute)
        case .preMarket: self.init(day, .preMarket, mode: .live, minute: minute)
        case .closed: self.init(calendar.lastClose(before: now), .closed, mode: .live)
        case .holiday: self.init(day, .holiday, mode: .live)
        }
    }
}
