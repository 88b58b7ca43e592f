import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pseudo-terminal: reads what a program writes, and writes keys to it.
final class PseudoTerminal {
    /// The controlling side.
    let descriptor: Int32
    /// The program's side, kept open so that the other never reports a hang-up in between.
    let programDescriptor: Int32
    /// The path of the program's side.
    let path: String

    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// The bytes of one read and the time of their arrival.
    struct Arrival {
        let bytes: ArraySlice<UInt8>
        let time: ContinuousClock.Instant
    }

    /// Opens a pseudo-terminal of a size.
    init(_ size: Size) throws(BenchmarkError) {
        var extent = winsize(
            ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        var ours: Int32 = -1
        var theirs: Int32 = -1
        var name = [CChar](repeating: 0, count: 256)
        guard openpty(&ours, &theirs, &name, nil, &extent) == 0 else { throw .system("openpty", code: errno) }
        descriptor = ours
        programDescriptor = theirs
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        close(programDescriptor)
        close(descriptor)
    }

    /// Writes text as if typed.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    /// Reads what arrives within a time limit; nil if nothing does, or if the program has closed its side.
    func read(within limit: Duration) -> Arrival? {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = max(0, Int32((limit / .milliseconds(1)).rounded(.up)))
        guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else { return nil }
        let count = systemRead(descriptor, &buffer, buffer.count)
        let time = ContinuousClock.now
        return count > 0 ? Arrival(bytes: buffer[..<count], time: time) : nil
    }

    /// Reads until there is no output for a time, and returns the number of bytes and the time of the last ones.
    @discardableResult
    func settle(quiet: Duration) -> (bytes: Int, last: ContinuousClock.Instant?) {
        var bytes = 0
        var last: ContinuousClock.Instant?
        while let arrival = read(within: quiet) {
            bytes += arrival.bytes.count
            last = arrival.time
        }
        return (bytes, last)
    }

    /// Reads for the given time, and returns the number of bytes and of bursts.
    func listen(for span: Duration) -> (bytes: Int, bursts: Int) {
        let end = ContinuousClock.now + span
        var bytes = 0
        var bursts = 0
        var last: ContinuousClock.Instant?
        while ContinuousClock.now < end {
            guard let arrival = read(within: end - ContinuousClock.now) else { continue }
            bytes += arrival.bytes.count
            if last.map({ arrival.time - $0 > .milliseconds(4) }) ?? true { bursts += 1 }
            last = arrival.time
        }
        return (bytes, bursts)
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
