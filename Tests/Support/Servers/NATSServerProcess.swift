import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A real nats-server on a port of loopback, ended with this object.
package final class NATSServerProcess {
    /// The server is not installed, or did not start.
    package struct NotStarted: Error {
        package let log: String
    }

    /// Its port, kept by a restart.
    package private(set) var port = -1
    private let folder: TemporaryFolder
    private let configuration: String
    private let host: String
    private let prefix: [String]
    private var process: Process?

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - configuration: its configuration file, without the address.
    ///   - host: the address on which it listens.
    ///   - prefix: the command that runs it, such as `ip netns exec NAME`.
    package init(
        _ configuration: String = "", files: [String: String] = [:], host: String = "127.0.0.1", prefix: [String] = []
    ) throws {
        folder = try TemporaryFolder(files)
        self.host = host
        self.prefix = prefix
        self.configuration = configuration.replacing("FOLDER", with: folder.path)
        try start()
    }

    deinit { stop() }

    /// The folder of its files.
    package var path: String { folder.path }

    /// The address for clients.
    package var address: String { "nats://\(host):\(port)" }

    /// Ends it at once, as by a crash.
    package func stop() {
        guard let process else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        self.process = nil
    }

    /// Stops it for a time, without closing a connection.
    package func suspend() { if let process { kill(process.processIdentifier, SIGSTOP) } }

    package func resume() { if let process { kill(process.processIdentifier, SIGCONT) } }

    /// Starts it, on its port if it had one.
    package func start() throws {
        for name in folder.names where name.hasSuffix(".ports") {
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
        }
        let text = "host: \(host)\nport: \(port)\nports_file_dir: \"\(folder.path)\"\n\(configuration)\n"
        try folder.write(text, to: "server.conf")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = prefix + ["nats-server", "-c", "\(folder.path)/server.conf", "-l", "\(folder.path)/log"]
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        process.environment = ["PATH": path + ":/usr/sbin:/usr/local/sbin"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        let deadline = Date.now + 20
        while Date.now < deadline, process.isRunning {
            if let port = readPort() {
                self.port = port
                return
            }
            Thread.sleep(forTimeInterval: 0.02)
        }
        stop()
        throw NotStarted(log: log)
    }

    /// What it has logged.
    package var log: String { (try? String(contentsOfFile: folder.path + "/log", encoding: .utf8)) ?? "" }

    private struct Ports: Decodable {
        let nats: [String]
    }

    private func readPort() -> Int? {
        guard let name = folder.names.first(where: { $0.hasSuffix(".ports") }),
            let data = FileManager.default.contents(atPath: "\(folder.path)/\(name)"),
            let address = (try? JSONDecoder().decode(Ports.self, from: data))?.nats.first
        else { return nil }
        return address.split(separator: ":").last.flatMap { Int($0) }
    }
}
