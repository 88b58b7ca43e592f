import Dashboard
import Model
import Terminal

extension LiveDashboard {
    /// The longest time for which the next line waits for the date that a line has asked for.
    private static let longestJump = Duration.seconds(5)

    /// Runs as lines of text, until a line or the end of the input ends it.
    func runPlain() async -> Ending {
        let inbox = Inbox(), output = PlainOutput(isASCII: resolved.ascii)
        let (state, notices) = openingState(output.size)
        let loop = EventLoop(
            state, display: output, inbox: inbox,
            actions: actions(notifying: AlertNotifier()) { _ in output.isOver = true },
            present: { output.show($0) })
        let notice = notices.first.map { Event.notice($0) }
        loop.begin([.clock(ProcessEnvironment.clock().now), notice].compactMap(\.self))
        let tasks = [follow(inbox), followClock(loop), followConfiguration(loop, inbox), releaseMemory()]
        for await line in LineInput.lines() {
            let day = loop.state.market.day
            output.enter(line, loop)
            if output.isOver { break }
            guard let sought = PlainPage.date(in: line, loop.state), sought != day else { continue }
            let deadline = ContinuousClock.now + LiveDashboard.longestJump
            while loop.state.market.day == day, ContinuousClock.now < deadline {
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
        for task in tasks { task.cancel() }
        return .quit
    }
}
