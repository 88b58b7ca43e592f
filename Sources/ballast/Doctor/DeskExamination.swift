import Desk
import Model
import Networking

/// Follows the configured desk until its collector's market has come, or the time is up.
struct DeskExamination: Sendable {
    let resolved: ResolvedOptions
    let limit: Duration

    /// The finding; nil without a desk.
    func run() async -> Finding? {
        let link: DeskLink
        do throws(Failure) {
            guard let found = try DeskLink(resolved) else { return nil }
            link = found
        } catch {
            let message = error.message.replacing("ballast: ", with: "", maxReplacements: 1)
            return Finding(
                .sources, name: DeskName.sourceName, .failed, message,
                advice: "Documentation/desk.md explains the settings")
        }
        let status = await status(of: link.follower(isCounted: false))
        return Finding(desk: status, named: link.name, at: link.request.address.shown)
    }

    /// The last status within the limit; a good one at once.
    private func status(of follower: Follower) async -> SourceStatus? {
        let reading = Task.detached { () -> SourceStatus? in
            var last: SourceStatus?
            for await update in follower.updates() {
                guard let status = update.statuses.first(where: { $0.name == follower.name }) else { continue }
                last = status
                if status.isAnswering { break }
            }
            return last
        }
        let ending = Task.detached {
            try? await Task.sleep(for: limit)
            reading.cancel()
        }
        defer { ending.cancel() }
        return await reading.value
    }
}

extension Finding {
    /// A desk whose status was received; nil if there was none in time.
    init(desk status: SourceStatus?, named name: DeskName, at address: String) {
        let details = [
            JSON.Member("asked", .string(address)), JSON.Member("bytes", JSON(status?.service?.bytes)),
            JSON.Member("latencyMilliseconds", JSON(status?.service?.latencyMilliseconds)),
        ]
        switch status?.state {
        case .good:
            let delay = status?.service?.latencyMilliseconds.map { ", \($0) ms behind" } ?? ""
            self.init(
                .sources, name: DeskName.sourceName, .ok, "\(address): the collector of \(name) is there\(delay)",
                details: details)
        case .partial:
            self.init(
                .sources, name: DeskName.sourceName, .warning, "\(address): \(status?.reason ?? "")", details: details)
        default:
            self.init(
                .sources, name: DeskName.sourceName, .failed,
                "\(address): \(status?.reason ?? "no collector of \(name) in time")",
                advice:
                    "see that the server and ballast collect run under this name, and that the credentials permit it",
                details: details)
        }
    }
}
