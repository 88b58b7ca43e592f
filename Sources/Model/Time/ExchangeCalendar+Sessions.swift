extension ExchangeCalendar {
    /// The sessions between two days, inclusive.
    public func sessions(between first: Day, and last: Day) -> [Day] {
        guard first <= last else { return [] }
        return (first.number...last.number).lazy.map(Day.init(number:)).filter(isSession)
    }

    /// The last session before a day.
    public func previousSession(before day: Day) -> Day {
        var previous = day - 1
        while !isSession(previous) { previous = previous - 1 }
        return previous
    }

    /// The day itself where it is a session, else the previous session.
    public func session(onOrBefore day: Day) -> Day { isSession(day) ? day : previousSession(before: day) }

    /// The newest session that has closed at an instant; a session is closed from its closing minute on.
    public func lastClose(before time: Timestamp) -> Day {
        let (day, minute) = NewYorkTime.wallClock(at: time)
        if let close = closingMinute(on: day), minute >= close { return day }
        return previousSession(before: day)
    }
}
