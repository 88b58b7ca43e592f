import Desk

/// Polls the services while the desk is lost, if the configuration wants that.
struct DeskFallback: Sendable {
    /// How long the desk is lost before services are polled.
    private static let patience = Duration.seconds(10)

    let session: LiveSession
    let follower: Follower

    /// Runs until it is cancelled.
    func run() async {
        var lostAt: ContinuousClock.Instant? = .now
        var isPolling = false
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            lostAt = follower.isFollowing ? nil : lostAt ?? .now
            let isLost = lostAt.map { .now - $0 >= DeskFallback.patience } ?? false
            guard isLost != isPolling, isLost || follower.isFollowing else { continue }
            isPolling = isLost
            session.use(services: isPolling, desk: true)
        }
    }
}
