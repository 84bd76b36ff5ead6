import { SysregBlock, SysregProblem } from './sysreg-fields.ts';

/**
 * arm64's `asm/sysreg-defs.h`: macros for the encodings and fields of system registers. Source:
 * arch/arm64/tools/gen-sysreg.awk (6.12); the older script of 6.1 writes the same without `_UNKN` and `_SIGNED`,
 * in narrower columns.
 * @param text arch/arm64/tools/sysreg
 * @throws SysregProblem for a line that the format does not know
 */
export function sysregHeader(text: string): string {
  const out = [
    '#ifndef __ASM_SYSREG_DEFS_H',
    '#define __ASM_SYSREG_DEFS_H',
    '',
    '/* Generated file - do not edit */',
    '',
  ];
  const define = (name: string, value: string) => out.push(`${`#define ${name}`.padEnd(56)}${value}`);
  let block: SysregBlock | undefined;
  let enumeration: string | undefined;
  for (const line of text.split('\n')) {
    if (!line.trim() || /^[\t ]*#/.test(line)) continue;
    const words = line.trim().split(/\s+/);
    const [keyword = '', first = '', second = ''] = words;
    if (keyword === 'SysregFields') block = new SysregBlock(first, define);
    else if (keyword === 'Sysreg') {
      block = new SysregBlock(first, define);
      defineEncoding(words.slice(1), define);
      out.push('');
    } else if (!block) throw new SysregProblem(`'${line}' stands outside a register`);
    else if (enumeration !== undefined) {
      if (keyword === 'EndEnum') {
        enumeration = undefined;
        out.push('');
      } else if (/^0b[01]+$/.test(keyword))
        define(`${block.register}_${enumeration}_${first}`, `UL(${keyword})`);
      else throw new SysregProblem(`'${line}' stands in an enumeration`);
    } else
      switch (keyword) {
        case 'EndSysregFields':
        case 'EndSysreg':
          if (block.end()) out.push('');
          block = undefined;
          break;
        case 'Fields':
          block.elsewhere();
          out.push(`/* For ${block.register} fields see ${first} */`, '');
          break;
        case 'Mapping':
          block.elsewhere();
          out.push(`/* For ${block.register} mapping see ${first} */`, '');
          break;
        case 'Res0':
        case 'Res1':
        case 'Unkn':
          block.reserve(keyword.toLowerCase() as 'res0' | 'res1' | 'unkn', first);
          break;
        case 'Field':
          block.field(second, first);
          out.push('');
          break;
        case 'Raz':
          block.bits(first);
          break;
        case 'Enum':
        case 'SignedEnum':
        case 'UnsignedEnum':
          block.field(second, first);
          if (keyword !== 'Enum')
            define(`${block.register}_${second}_SIGNED`, keyword === 'SignedEnum' ? 'true' : 'false');
          enumeration = second;
          break;
        default:
          throw new SysregProblem(`'${line}' is not known`);
      }
  }
  if (block) throw new SysregProblem(`${block.register} has no end`);
  return `${[...out, '#endif /* __ASM_SYSREG_DEFS_H */'].join('\n')}\n`;
}

function defineEncoding(words: readonly string[], define: (name: string, value: string) => void): void {
  const [register, op0, op1, crn, crm, op2] = words;
  define(`REG_${register}`, `S${op0}_${op1}_C${crn}_C${crm}_${op2}`);
  define(`SYS_${register}`, `sys_reg(${op0}, ${op1}, ${crn}, ${crm}, ${op2})`);
  define(`SYS_${register}_Op0`, `${op0}`);
  define(`SYS_${register}_Op1`, `${op1}`);
  define(`SYS_${register}_CRn`, `${crn}`);
  define(`SYS_${register}_CRm`, `${crm}`);
  define(`SYS_${register}_Op2`, `${op2}`);
}
