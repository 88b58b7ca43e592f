#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's figures for a process; nil on systems other than Linux.
struct ProcessMeter {
    /// The id of the process.
    let id: pid_t

    /// The meter of this process.
    static var own: ProcessMeter { ProcessMeter(id: getpid()) }

    /// Resident memory in megabytes of 10⁶ bytes, including shared files.
    var residentMB: Double? { status("VmRSS") }
    /// The maximum of resident memory so far.
    var peakMB: Double? { status("VmHWM") }
    /// The part of resident memory that is not backed by files.
    var anonymousMB: Double? { status("RssAnon") }

    /// The number of threads.
    var threads: Int? { status("Threads", scale: 1).map { Int($0) } }

    /// The number of open file handles.
    var handles: Int? {
        guard let stream = opendir("/proc/\(id)/fd") else { return nil }
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        // The folder itself and the one above.
        return count - 2
    }

    /// The processor time in seconds of all threads so far, including those that have ended.
    var processorSeconds: Double? {
        #if canImport(Glibc)
            var clock = clockid_t()
            var time = timespec()
            guard clock_getcpuclockid(id, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        #else
            return nil
        #endif
    }

    private func status(_ name: String, scale: Double = 1024 / 1e6) -> Double? {
        guard let text = file("/proc/\(id)/status") else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix("\(name):") {
            let fields = line.split { $0 == " " || $0 == "\t" }
            return fields.count > 1 ? Double(fields[1]).map { $0 * scale } : nil
        }
        return nil
    }

    private func file(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = read(descriptor, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
