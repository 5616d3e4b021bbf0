import { describe, expect, it } from 'vitest';
import { maskAddress, maskEmail, maskIdNumber, maskName, maskPhone, surnameOf } from '@/lib/shared/mask';

describe('a mask', () => {
  it.each([
    ['李四', '李*'],
    ['李建国', '李**'],
    ['李 四', '李*'],
    ['欧阳修', '欧阳*'],
    ['司马相如', '司马**'],
    ['欧阳', '欧*'],
    ['李', '李*'],
    ['阿布都·买买提', '阿布都·***'],
    ['John Smith', 'J*** S***'],
    ['', ''],
  ])('of the name %s is %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['+86 138-1234-1234', '138****1234'],
    ['0916-2628906', '0916-*****06'],
    ['+852 91234567', '+852 ******67'],
    ['12345', '***45'],
    ['110', '***'],
    ['', ''],
  ])('of the number %s is %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['11010519491231002x', '110*************2X'],
    ['H12345678', 'H*******8'],
    ['12', '**'],
  ])('of the paper %s is %s', (number, masked) => expect(maskIdNumber(number)).toBe(masked));

  it('of an identity number shows neither birthday nor sex', () => {
    expect(maskIdNumber('11010519491231002X')).not.toMatch(/1949|1231|002/);
  });

  it.each([
    ['zhang.san@example.com', 'z***@example.com'],
    ['nobody', '***'],
    ['@x', '***'],
  ])('of the mail address %s is %s', (email, masked) => expect(maskEmail(email)).toBe(masked));

  it.each([
    ['陕西省汉中市西乡县城关镇东大街12号3单元', '陕西省汉中市西乡县城关镇****'],
    ['广东省深圳市宝安区西乡街道某某花园2栋', '广东省深圳市宝安区西乡街道****'],
    ['湖南省湘西土家族苗族自治州永顺县灵溪镇1号', '湖南省湘西土家族苗族自治州永顺县灵溪镇****'],
    ['广西壮族自治区南宁市青秀区民族大道1号', '广西壮族自治区南宁市青秀区****'],
    ['东大街12号', '****'],
    ['', ''],
  ])('of the address %s is %s', (address, masked) => expect(maskAddress(address)).toBe(masked));

  it('knows compound surnames', () => {
    expect(surnameOf('诸葛亮')).toBe('诸葛');
    expect(surnameOf('诸葛')).toBe('诸');
    expect(surnameOf('张三')).toBe('张');
  });
});
