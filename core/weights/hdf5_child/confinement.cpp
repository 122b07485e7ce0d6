// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/hdf5_child/confinement.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace headstart::weights::hdf5 {

namespace {

#ifdef __SANITIZE_ADDRESS__ // it takes terabytes of addresses, and tries memory with pipes
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

void limit(__rlimit_resource_t resource, std::uint64_t most)
{
    const rlimit both = {most, most};
    if (setrlimit(resource, &both) != 0)
        _exit(1);
}

/// What reading, writing, memory and ending need.
constexpr std::array kAllowed = {
    SYS_read,      SYS_pread64, SYS_write,         SYS_pwrite64,     SYS_lseek,        SYS_fstat, SYS_newfstatat,
    SYS_mmap,      SYS_munmap,  SYS_mremap,        SYS_mprotect,     SYS_madvise,      SYS_brk,   SYS_futex,
    SYS_getrandom, SYS_close,   SYS_clock_gettime, SYS_gettimeofday, SYS_rt_sigreturn, SYS_exit,  SYS_exit_group};

} // namespace

void confine(std::uint64_t fileBytes)
{
    constexpr std::uint64_t kMega = std::uint64_t{1} << 20;
    constexpr std::uint64_t kBytesASecond = 5'000'000;
    close_range(kMessages + 1, ~0U, 0);
    signal(SIGXFSZ, SIG_IGN); // the write fails instead
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CPU, 1 + fileBytes / kBytesASecond);
    limit(RLIMIT_FSIZE, 20 * fileBytes + 16 * kMega);
    limit(RLIMIT_CORE, 0);
    if (kSanitized)
        return;
    limit(RLIMIT_AS, 2 * fileBytes + 256 * kMega);
    limit(RLIMIT_NOFILE, kMessages + 2);
}

void forbidSystemCalls()
{
    if (kSanitized)
        return;
    std::vector<sock_filter> program = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
                                        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
                                        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                                        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    for (const auto number : kAllowed) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    const sock_fprog filter = {static_cast<unsigned short>(program.size()), program.data()};
    // A kernel without it (some containers) still has the limits above.
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

} // namespace headstart::weights::hdf5
