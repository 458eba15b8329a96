/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The script and the style of a report as the build made them, each with a 0 behind it: texts of C
 * (output/report_page.h). */

    .section .rodata
    .globl report_script
report_script:
    .incbin "page.js"
    .byte 0
    .globl report_style
report_style:
    .incbin "page.css"
    .byte 0
    .section .note.GNU-stack, "", %progbits
