#if canImport(Glibc)
    import Glibc

    /// The memory that the program's values live in.
    enum Heap {
        /// Lets all threads share one heap. Each would else begin its own and have the system make it larger a page at a
        /// time: a thousand calls before the first frame, and megabytes that no other thread can use.
        static func shareAmongThreads() {
            guard let symbol = dlsym(nil, "mallopt") else { return }
            _ = unsafeBitCast(symbol, to: (@convention(c) (CInt, CInt) -> CInt).self)(arenaMaximum, 1)
        }

        /// Gives the system back what is not used any more: what answers of megabytes were read with would otherwise
        /// stay for as long as the program runs.
        static func giveBack() {
            guard let symbol = dlsym(nil, "malloc_trim") else { return }
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
        }

        // Swift sees neither of the functions, nor this constant, M_ARENA_MAX: no header that it reads declares them.
        private static let arenaMaximum: CInt = -8
    }
#else
    /// The memory that the program's values live in; elsewhere the system looks after it.
    enum Heap {
        static func shareAmongThreads() {}
        static func giveBack() {}
    }
#endif
