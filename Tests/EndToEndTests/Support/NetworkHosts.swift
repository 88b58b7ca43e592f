import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Hosts on one network: network namespaces of this machine, joined by a bridge, and the machine itself. The link of each
/// can be cut, as by a pulled cable: packets are lost without an error. Needs root, and a kernel that has namespaces.
final class NetworkHosts {
    /// A command of `ip` failed.
    struct Failure: Error {
        let command: String
        let message: String
    }

    /// Whether this machine can have them.
    static let areAvailable: Bool = {
        guard geteuid() == 0 else { return false }
        return (try? NetworkHosts(["probe"])) != nil
    }()

    /// The name under which the machine itself is on the network.
    static let machine = "machine"

    private static let network = "10.231.7"
    private let prefix = "b\(getpid() % 100_000)"
    private let hosts: [String]

    /// Creates hosts with these names. The first has the bridge, so its own link cannot be cut.
    init(_ names: [String]) throws {
        hosts = names + [NetworkHosts.machine]
        for name in names {
            try ip("netns add \(space(name))")
            try ip("-n \(space(name)) link set lo up")
        }
        let hub = space(names[0])
        try ip("-n \(hub) link add name bridge type bridge")
        try ip("-n \(hub) addr add \(address(of: names[0]))/24 dev bridge")
        try ip("-n \(hub) link set bridge up")
        for name in hosts.dropFirst() { try connect(name, hub) }
    }

    deinit {
        for name in hosts where name != NetworkHosts.machine { try? ip("netns del \(space(name))") }
    }

    private func connect(_ name: String, _ hub: String) throws {
        try ip("link add name \(link(name)) type veth peer name \(plug(name))")
        try ip("link set \(plug(name)) netns \(hub)")
        try ip("-n \(hub) link set \(plug(name)) master bridge")
        try ip("-n \(hub) link set \(plug(name)) up")
        if name != NetworkHosts.machine { try ip("link set \(link(name)) netns \(space(name))") }
        let at = name == NetworkHosts.machine ? "" : "-n \(space(name)) "
        try ip("\(at)addr add \(address(of: name))/24 dev \(link(name))")
        try ip("\(at)link set \(link(name)) up")
    }

    /// The address of a host.
    func address(of name: String) -> String { "\(NetworkHosts.network).\((hosts.firstIndex(of: name) ?? 0) + 1)" }

    /// The command that runs another one on a host.
    func command(on name: String) -> [String] { ["ip", "netns", "exec", space(name)] }

    /// Cuts the link of a host.
    func cut(_ name: String) throws { try ip("-n \(space(hosts[0])) link set \(plug(name)) down") }

    /// Repairs the link of a host.
    func repair(_ name: String) throws { try ip("-n \(space(hosts[0])) link set \(plug(name)) up") }

    private func space(_ name: String) -> String { "\(prefix)-\(name)" }
    private func link(_ name: String) -> String { "\(prefix)l\(hosts.firstIndex(of: name) ?? 0)" }
    private func plug(_ name: String) -> String { "\(prefix)p\(hosts.firstIndex(of: name) ?? 0)" }

    private func ip(_ arguments: String) throws {
        let outcome = try Program.shell("PATH=$PATH:/sbin:/usr/sbin ip \(arguments)")
        guard outcome.status == 0 else { throw Failure(command: arguments, message: outcome.errorOutput) }
    }
}
